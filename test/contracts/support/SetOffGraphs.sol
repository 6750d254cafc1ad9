// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ProposalMalformed, SetOffNotMaximal, SetOffUnbalanced} from "../../../contracts/Errors.sol";
import {FlowWord} from "../../../contracts/settlement/SetOff.sol";
import {Circulation} from "./Circulation.sol";
import {ClearingStage} from "./ClearingStage.sol";
import {vm} from "./Vm.sol";

/// @notice Small graphs of obligations with all their circulations, and proposals over them.
abstract contract SetOffGraphs is ClearingStage {
    /// @dev Most combinations of flows that are gone through for the circulations of one graph.
    uint256 private constant COMBINATIONS = 1_024;
    /// @dev Seconds: in December 2026 at UTC+8, and in the month after.
    uint256 internal constant OWED = 1_796_868_000;
    uint256 internal constant CLEARED = 1_800_000_000;
    uint32 internal constant DECEMBER = 683;

    /// @param owed Row by row, one row for each debtor; `weights` and flows likewise.
    /// @param circulations All that there are; `best` is the place of the heaviest.
    struct Graph {
        uint32[] regions;
        uint256[] owed;
        int256[] weights;
        uint256[][] circulations;
        uint256 best;
    }

    struct Proposal {
        uint32 epoch;
        uint32[] regions;
        int64[] potentials;
        FlowWord[] flows;
    }

    // ---- graphs ----

    /// @dev Three or four regions that owe one another up to three times some amount.
    function _graphOf(uint256 seed) internal pure returns (Graph memory graph) {
        // No region has the code 0.
        graph = _graph(3 + (seed % 2), 1 + (uint32(seed >> 8) % 4_000_000_000));
        uint256 combinations = 1;
        uint256 start = (seed >> 40) % graph.owed.length;
        for (uint256 i = 0; i < graph.owed.length; ++i) {
            uint256 k = (start + i) % graph.owed.length;
            uint256 most = uint256(keccak256(abi.encode(seed, k))) % 4;
            bool pair = k / graph.regions.length != k % graph.regions.length;
            if (!pair || combinations * (most + 1) > COMBINATIONS) continue;
            graph.owed[k] = most;
            combinations *= most + 1;
        }
        _count(graph);
        uint256[3] memory scales = [uint256(1), 10_000, 2 ** 90];
        uint256 scale = scales[(seed >> 60) % 3];
        _scale(graph.owed, scale);
        for (uint256 i = 0; i < graph.circulations.length; ++i) _scale(graph.circulations[i], scale);
    }

    function _loopOfThree() internal returns (Graph memory graph) {
        graph = _graph(3, 10);
        (graph.owed[1], graph.owed[5], graph.owed[6]) = (9, 9, 9);
        _owe(graph);
    }

    /// @return graph Regions ten numbers apart that owe one another nothing; the weights are those of the first cycle.
    function _graph(uint256 count, uint32 first) internal pure returns (Graph memory graph) {
        graph.regions = new uint32[](count);
        for (uint32 i = 0; i < count; ++i) graph.regions[i] = first + 10 * i;
        graph.owed = new uint256[](count * count);
        graph.weights = Circulation.weightsOf(1, graph.regions);
    }

    /// @dev Goes through every combination of flows and writes down those by which each region pays out what it receives.
    function _count(Graph memory graph) internal pure {
        uint256 count = graph.regions.length;
        uint256[] memory flows = new uint256[](graph.owed.length);
        int256[] memory net = new int256[](count);
        uint256[][] memory found = new uint256[][](COMBINATIONS);
        uint256 length = 0;
        uint256 place = 0;
        int256 most = -1;
        while (place < flows.length) {
            if (_isZero(net)) {
                int256 weight = _weightOf(graph, flows);
                if (weight > most) (graph.best, most) = (length, weight);
                found[length++] = _copy(flows);
            }
            // The next combination, as the next number is counted.
            place = 0;
            while (place < flows.length) {
                (uint256 from, uint256 to) = (place / count, place % count);
                if (flows[place] < graph.owed[place]) {
                    (flows[place], net[from], net[to]) = (flows[place] + 1, net[from] - 1, net[to] + 1);
                    break;
                }
                net[from] += int256(flows[place]);
                net[to] -= int256(flows[place]);
                flows[place++] = 0;
            }
        }
        assembly ("memory-safe") {
            mstore(found, length)
        }
        graph.circulations = found;
    }

    /// @dev All in December, and then it is January.
    function _owe(Graph memory graph) internal {
        vm.warp(OWED);
        for (uint256 k = 0; k < graph.owed.length; ++k) {
            if (graph.owed[k] != 0) _owe(_debtor(graph, k), _creditor(graph, k), uint96(graph.owed[k]));
        }
        vm.warp(CLEARED);
    }

    function _debtor(Graph memory graph, uint256 pair) internal pure returns (uint32) {
        return graph.regions[pair / graph.regions.length];
    }

    function _creditor(Graph memory graph, uint256 pair) internal pure returns (uint32) {
        return graph.regions[pair % graph.regions.length];
    }

    function _weightOf(Graph memory graph, uint256[] memory flows) internal pure returns (int256 weight) {
        for (uint256 k = 0; k < flows.length; ++k) weight += graph.weights[k] * int256(flows[k]);
    }

    function _positions(Graph memory graph) internal view returns (int256[] memory positions) {
        positions = new int256[](graph.regions.length);
        for (uint256 i = 0; i < positions.length; ++i) positions[i] = _positionOf(graph.regions[i]);
    }

    function _sum(uint256[] memory amounts) internal pure returns (uint256 sum) {
        for (uint256 k = 0; k < amounts.length; ++k) sum += amounts[k];
    }

    // ---- proposals ----

    /// @dev With the longest ways in what these flows leave, as a solver would.
    function _proposalOf(Graph memory graph, uint256[] memory flows) internal pure returns (Proposal memory proposal) {
        proposal.epoch = DECEMBER;
        proposal.regions = new uint32[](graph.regions.length);
        for (uint256 i = 0; i < graph.regions.length; ++i) proposal.regions[i] = graph.regions[i];
        proposal.potentials = Circulation.potentialsOf(graph.weights, graph.owed, flows);
        proposal.flows = Circulation.wordsOf(graph.owed, flows);
    }

    /// @return reason Empty where the proposal goes through.
    function _answer(Proposal memory proposal) internal returns (bytes memory reason) {
        try house.setOff(proposal.epoch, proposal.regions, proposal.potentials, proposal.flows) {
            return "";
        } catch (bytes memory thrown) {
            vm.assertTrue(thrown.length != 0, "refused without a reason");
            return thrown;
        }
    }

    function _refusedAsNotIt(Proposal memory proposal, string memory what) internal {
        vm.assertEq(bytes32(bytes4(_answer(proposal))), bytes32(SetOffNotMaximal.selector), what);
    }

    function _refused(Proposal memory proposal, bytes memory reason, string memory what) internal {
        vm.assertEq(keccak256(_answer(proposal)), keccak256(reason), what);
    }

    function _malformed(uint256 position) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ProposalMalformed.selector, position);
    }

    /// @return What is said about flows that are a circulation but for those on one pair.
    function _unbalanced(
        Graph memory graph,
        uint256[] memory flows,
        uint256 pair
    ) internal pure returns (bytes memory) {
        uint256 count = graph.regions.length;
        uint256 first = pair / count < pair % count ? pair / count : pair % count;
        (uint256 paidOut, uint256 received) = (0, 0);
        for (uint256 i = 0; i < count; ++i) {
            paidOut += flows[first * count + i];
            received += flows[i * count + first];
        }
        return abi.encodeWithSelector(SetOffUnbalanced.selector, graph.regions[first], paidOut, received);
    }

    function _without(FlowWord[] memory words, uint256 place) internal pure returns (FlowWord[] memory fewer) {
        fewer = new FlowWord[](words.length - 1);
        for (uint256 i = 0; i < fewer.length; ++i) fewer[i] = words[i < place ? i : i + 1];
    }

    /// @return more With the word after what stands at the place.
    function _with(
        FlowWord[] memory words,
        uint256 place,
        FlowWord word
    ) internal pure returns (FlowWord[] memory more) {
        more = new FlowWord[](words.length + 1);
        for (uint256 i = 0; i < more.length; ++i) more[i] = words[i <= place ? i : i - 1];
        more[place + 1] = word;
    }

    // ---- inside ----

    function _scale(uint256[] memory amounts, uint256 scale) private pure {
        for (uint256 k = 0; k < amounts.length; ++k) amounts[k] *= scale;
    }

    function _copy(uint256[] memory amounts) private pure returns (uint256[] memory copy) {
        copy = new uint256[](amounts.length);
        for (uint256 k = 0; k < amounts.length; ++k) copy[k] = amounts[k];
    }

    function _isZero(int256[] memory net) private pure returns (bool) {
        for (uint256 i = 0; i < net.length; ++i) if (net[i] != 0) return false;
        return true;
    }
}
