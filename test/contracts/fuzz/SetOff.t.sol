// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EpochNotCovered, ExceedsObligation, ProposalIncomplete, SetOffNotMaximal} from "../../../contracts/Errors.sol";
import {FlowWord} from "../../../contracts/settlement/SetOff.sol";
import {Circulation} from "../support/Circulation.sol";
import {SetOffGraphs} from "../support/SetOffGraphs.sol";
import {vm} from "../support/Vm.sol";

/// @notice Small graphs of obligations: every circulation is counted out, the heaviest is told by comparing them all,
/// and the clearing house must take that one and no other.
contract SetOffTest is SetOffGraphs {
    function setUp() public {
        _newHouse();
    }

    // ---- which one counts ----

    /// hardhat-config: fuzz.runs = 80
    function testFuzz_theHeaviestIsTakenAndChangesNoPosition(uint256 seed) external {
        Graph memory graph = _graphOf(seed);
        _owe(graph);
        uint256[] memory flows = graph.circulations[graph.best];
        uint256[] memory found = Circulation.heaviest(graph.weights, graph.owed);
        for (uint256 k = 0; k < flows.length; ++k) vm.assertEq(found[k], flows[k], "found by using up loops");
        // What the running epoch adds is not in the way and not touched.
        for (uint256 k = 0; k < graph.owed.length; ++k) {
            if (graph.owed[k] != 0 && (seed >> k) % 2 == 1) _owe(_debtor(graph, k), _creditor(graph, k), 77);
        }
        int256[] memory positions = _positions(graph);
        Proposal memory proposal = _proposalOf(graph, flows);
        vm.assertEq(_answer(proposal).length, 0, "the heaviest is refused");
        _checkSetOff(graph, flows, positions, seed);
        // The next cycle: what is left has no loop, whatever the weights of the next number.
        for (uint256 k = 0; k < flows.length; ++k) graph.owed[k] -= flows[k];
        uint256 numbers = house.cycleCount();
        uint256[] memory none = new uint256[](flows.length);
        graph.weights = Circulation.weightsOf(uint32(numbers + 1), graph.regions);
        vm.assertEq(_answer(_proposalOf(graph, none)).length, 0, "nothing more is refused");
        vm.assertEq(house.cycleCount(), numbers, "nothing set off takes no number");
    }

    /// @dev No proof is missed for want of trying: what the search came to, the right one's proof, and others near both.
    /// hardhat-config: fuzz.runs = 80
    function testFuzz_noOtherFlowsPassWithAnyPotentials(uint256 seed) external {
        Graph memory graph = _graphOf(seed);
        _owe(graph);
        uint256 count = graph.circulations.length;
        int64[] memory proof = _proposalOf(graph, graph.circulations[graph.best]).potentials;
        for (uint256 i = 0; i < 12 && count > 1; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(seed, "other", i)));
            // The next heaviest is the hardest to tell from the right one.
            uint256 place = i < 3 ? _secondOf(graph) : (draw >> 8) % count;
            if (place == graph.best) continue;
            Proposal memory proposal = _proposalOf(graph, graph.circulations[place]);
            _refusedAsNotIt(proposal, "with what its own search came to");
            for (uint256 j = 0; j < proof.length; ++j) proposal.potentials[j] = proof[j];
            _refusedAsNotIt(proposal, "with the proof of the right one");
            for (uint256 j = 0; j < proof.length; ++j) proposal.potentials[j] = _somePotential(draw >> 16, proof[j], j);
            _refusedAsNotIt(proposal, "with some potentials");
        }
    }

    /// @dev Two loops of the same length share an edge that only one of them can use: as much is set off either way.
    function test_amongTheLargestOneCounts() external {
        for (uint32 i = 0; i < 16; ++i) {
            _newHouse();
            // 10 owes 20; 20 owes 30 and 40; both owe 10: as many fen around one as around the other.
            Graph memory graph = _graph(4, 10 + i);
            (graph.owed[1], graph.owed[6], graph.owed[7], graph.owed[8], graph.owed[12]) = (5, 5, 5, 5, 5);
            _count(graph);
            _owe(graph);
            vm.assertEq(_sum(graph.circulations[graph.best]), 15, "five fen around three edges");
            uint256 others = 0;
            for (uint256 j = 0; j < graph.circulations.length; ++j) {
                if (j == graph.best || _sum(graph.circulations[j]) != 15) continue;
                ++others;
                _refusedAsNotIt(_proposalOf(graph, graph.circulations[j]), "as large, but not it");
            }
            vm.assertEq(others, 5, "every other way to share the five fen out");
            vm.assertEq(_answer(_proposalOf(graph, graph.circulations[graph.best])).length, 0, "it");
        }
    }

    // ---- what is refused, each for its reason ----

    /// hardhat-config: fuzz.runs = 80
    function testFuzz_aFlowOffByOneIsRefused(uint256 seed, bool up) external {
        Graph memory graph = _graphOf(seed);
        _owe(graph);
        uint256[] memory flows = graph.circulations[graph.best];
        for (uint256 k = 0; k < flows.length; ++k) {
            if (graph.owed[k] == 0 || (!up && flows[k] == 0)) continue;
            flows[k] = up ? flows[k] + 1 : flows[k] - 1;
            bytes memory answer = _answer(_proposalOf(graph, flows));
            bytes memory expected = _unbalanced(graph, flows, k);
            if (flows[k] > graph.owed[k]) {
                expected = abi.encodeWithSelector(ExceedsObligation.selector, flows[k], graph.owed[k]);
            }
            vm.assertEq(keccak256(answer), keccak256(expected), "one fen off");
            flows[k] = up ? flows[k] - 1 : flows[k] + 1;
        }
        vm.assertEq(_answer(_proposalOf(graph, flows)).length, 0, "put right");
    }

    /// hardhat-config: fuzz.runs = 80
    function testFuzz_anEdgeLeftOutOrPutTwiceIsRefused(uint256 seed) external {
        Graph memory graph = _graphOf(seed);
        _owe(graph);
        uint256[] memory flows = graph.circulations[graph.best];
        Proposal memory whole = _proposalOf(graph, flows);
        uint256 gross = _sum(graph.owed);
        for (uint256 i = 0; i < whole.flows.length; ++i) {
            Proposal memory proposal = _proposalOf(graph, flows);
            proposal.flows = _without(whole.flows, i);
            uint256 k = whole.flows[i].debtorAt() * graph.regions.length + whole.flows[i].creditorAt();
            uint256 flow = flows[k];
            flows[k] = 0;
            bytes memory expected = abi.encodeWithSelector(ProposalIncomplete.selector, gross - graph.owed[k], gross);
            if (flow != 0) expected = _unbalanced(graph, flows, k);
            flows[k] = flow;
            _refused(proposal, expected, "left out");
            proposal.flows = _with(whole.flows, i, whole.flows[i]);
            _refused(proposal, _malformed(i + 1), "put twice");
            // Twice with other flows is twice all the same.
            proposal.flows = _with(whole.flows, i, FlowWord.wrap(FlowWord.unwrap(whole.flows[i]) ^ 1));
            _refused(proposal, _malformed(i + 1), "put twice, not alike");
        }
    }

    /// @dev A tight edge climbs by its very weight.
    /// hardhat-config: fuzz.runs = 80
    function testFuzz_aPotentialOffByOneOnATightEdgeIsRefused(uint256 seed) external {
        Graph memory graph = _graphOf(seed);
        _owe(graph);
        uint256[] memory flows = graph.circulations[graph.best];
        Proposal memory proposal = _proposalOf(graph, flows);
        uint256 count = graph.regions.length;
        for (uint256 k = 0; k < flows.length; ++k) {
            (uint256 from, uint256 to) = (k / count, k % count);
            int256 climb = int256(proposal.potentials[to]) - proposal.potentials[from];
            if (graph.owed[k] == 0 || climb != graph.weights[k]) continue;
            // One too little where something is left, one too much where there is a flow.
            if (flows[k] < graph.owed[k]) {
                --proposal.potentials[to];
                _refusedAsNotIt(proposal, "climbs by less than its weight");
                ++proposal.potentials[to];
            }
            if (flows[k] != 0) {
                --proposal.potentials[from];
                _refusedAsNotIt(proposal, "climbs by more than its weight");
                ++proposal.potentials[from];
            }
        }
        // All of them higher or lower by the same: the climbs are what they were.
        int64 shift = int64(int256(seed % 2 ** 60)) - 2 ** 59;
        for (uint256 i = 0; i < count; ++i) proposal.potentials[i] += shift;
        vm.assertEq(_answer(proposal).length, 0, "the same proof elsewhere");
    }

    function test_theFirstEdgeThatFailsIsNamed() external {
        Graph memory graph = _loopOfThree();
        Proposal memory proposal = _proposalOf(graph, graph.owed);
        // 10>20 and 20>30 are used up and may climb by anything up to their weight: put one above it.
        proposal.potentials[1] = proposal.potentials[0] + int64(graph.weights[1]) + 1;
        bytes memory expected = abi.encodeWithSelector(SetOffNotMaximal.selector, 10, 20);
        _refused(proposal, expected, "10>20");
        proposal.potentials[1] = proposal.potentials[0] + int64(graph.weights[1]);
        proposal.potentials[2] = proposal.potentials[1] + int64(graph.weights[5]) + 1;
        expected = abi.encodeWithSelector(SetOffNotMaximal.selector, 20, 30);
        _refused(proposal, expected, "20>30");
        // The same potentials where nothing is set off: now it is 30>10 that does not climb enough.
        proposal = _proposalOf(graph, new uint256[](9));
        (proposal.potentials[0], proposal.potentials[1]) = (0, int64(graph.weights[1]));
        proposal.potentials[2] = proposal.potentials[1] + int64(graph.weights[5]);
        expected = abi.encodeWithSelector(SetOffNotMaximal.selector, 30, 10);
        _refused(proposal, expected, "30>10");
    }

    function test_malformedProposals() external {
        Graph memory graph = _loopOfThree();
        Proposal memory proposal = _proposalOf(graph, graph.owed);
        proposal.regions[2] = 20;
        _refused(proposal, _malformed(2), "a region twice");
        (proposal.regions[1], proposal.regions[2]) = (30, 20);
        _refused(proposal, _malformed(2), "regions out of order");
        proposal = _proposalOf(graph, graph.owed);
        proposal.potentials = new int64[](2);
        _refused(proposal, _malformed(3), "a potential too few");
        proposal.potentials = new int64[](4);
        _refused(proposal, _malformed(3), "a potential too many");
        proposal = _proposalOf(graph, graph.owed);
        FlowWord last = proposal.flows[2];
        (proposal.flows[1], proposal.flows[2]) = (last, proposal.flows[1]);
        _refused(proposal, _malformed(2), "edges out of order");
        proposal.flows = _with(_proposalOf(graph, graph.owed).flows, 2, Circulation.wordOf(2, 3, 0));
        _refused(proposal, _malformed(3), "a creditor that is not there");
        proposal.flows[3] = Circulation.wordOf(3, 0, 0);
        _refused(proposal, _malformed(3), "a debtor that is not there");
        proposal.flows[3] = FlowWord.wrap(FlowWord.unwrap(last) + 2 ** 144);
        _refused(proposal, _malformed(3), "something above the debtor");
        proposal.flows[3] = FlowWord.wrap(type(uint256).max);
        _refused(proposal, _malformed(3), "all bits");
    }

    function test_whatIsNotOwedIsNotSetOff() external {
        Graph memory graph = _loopOfThree();
        // 10>30 is owed nothing. Listed without a flow it does no harm.
        Proposal memory proposal = _proposalOf(graph, graph.owed);
        proposal.flows = _with(proposal.flows, 0, Circulation.wordOf(0, 2, 1));
        bytes memory expected = abi.encodeWithSelector(ExceedsObligation.selector, 1, 0);
        _refused(proposal, expected, "a fen that nobody owes");
        proposal.flows[1] = Circulation.wordOf(0, 2, type(uint112).max);
        expected = abi.encodeWithSelector(ExceedsObligation.selector, type(uint112).max, 0);
        _refused(proposal, expected, "as many as a word holds");
        proposal.flows[1] = Circulation.wordOf(0, 2, 0);
        vm.assertEq(_answer(proposal).length, 0, "no flow on no obligation");
    }

    function test_whichEpochIsCovered() external {
        Graph memory graph = _loopOfThree();
        vm.warp(CLEARED + 62 days);
        uint32 running = house.currentEpoch();
        vm.assertEq(running, DECEMBER + 3, "March 2027");
        Proposal memory proposal = _proposalOf(graph, graph.owed);
        bytes memory expected = abi.encodeWithSelector(EpochNotCovered.selector, running, running - 1);
        proposal.epoch = running;
        _refused(proposal, expected, "the running one");
        proposal.epoch = running + 1;
        expected = abi.encodeWithSelector(EpochNotCovered.selector, running + 1, running - 1);
        _refused(proposal, expected, "one to come");
        // Something new, and the words no longer tell December from January.
        _owe(10, 20, 1);
        proposal.epoch = DECEMBER;
        expected = abi.encodeWithSelector(EpochNotCovered.selector, DECEMBER, running - 1);
        _refused(proposal, expected, "an older one after a change");
        proposal.epoch = DECEMBER - 1;
        expected = abi.encodeWithSelector(EpochNotCovered.selector, DECEMBER - 1, running - 1);
        _refused(proposal, expected, "one before all");
        proposal.epoch = running - 1;
        vm.assertEq(_answer(proposal).length, 0, "the last that ended");
        _newHouse();
        _owe(graph);
        vm.warp(CLEARED + 62 days);
        proposal.epoch = DECEMBER;
        vm.assertEq(_answer(proposal).length, 0, "an older one as long as nothing changed");
    }

    // ---- inside ----

    /// @dev The heaviest but one.
    function _secondOf(Graph memory graph) private pure returns (uint256 second) {
        int256 most = -1;
        for (uint256 i = 0; i < graph.circulations.length; ++i) {
            int256 weight = _weightOf(graph, graph.circulations[i]);
            if (i != graph.best && weight > most) (second, most) = (i, weight);
        }
    }

    /// @return One near to what proves the right one, one at whole steps of a fen's weight, or any.
    function _somePotential(uint256 draw, int64 proof, uint256 place) private pure returns (int64) {
        uint256 number = uint256(keccak256(abi.encode(draw, place)));
        int64 near = int64(int256((number >> 8) % 5)) - 2;
        if (draw % 3 == 0) return proof + near;
        if (draw % 3 == 1) return int64(int256((number >> 16) % 7) - 3) * 2 ** 48 + near * 2 ** 31;
        return int64(int256(number >> 204)) - 2 ** 51;
    }

    function _checkSetOff(
        Graph memory graph,
        uint256[] memory flows,
        int256[] memory positions,
        uint256 seed
    ) private view {
        uint256 count = graph.regions.length;
        uint256[] memory paidOut = new uint256[](count);
        for (uint256 k = 0; k < flows.length; ++k) {
            bool more = graph.owed[k] != 0 && (seed >> k) % 2 == 1;
            (uint112 left, ) = house.obligationOf(_debtor(graph, k), _creditor(graph, k));
            vm.assertEq(left, graph.owed[k] - flows[k] + (more ? 77 : 0), "what is left of an obligation");
            paidOut[k / count] += flows[k];
        }
        for (uint256 i = 0; i < count; ++i) {
            vm.assertEq(_freeOf(graph.regions[i]), paidOut[i], "what was locked is free");
            vm.assertTrue(_positionOf(graph.regions[i]) == positions[i], "position");
        }
        vm.assertEq(house.grossAt(DECEMBER), _sum(graph.owed) - _sum(flows), "gross");
        vm.assertEq(house.cycleCount(), _sum(flows) == 0 ? 0 : 1, "a number for what sets something off");
    }
}
