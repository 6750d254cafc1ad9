// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    EpochNotCovered,
    ExceedsObligation,
    ProposalIncomplete,
    ProposalMalformed,
    SetOffNotMaximal,
    SetOffUnbalanced
} from "../../../contracts/Errors.sol";
import {IClearingHouse} from "../../../contracts/settlement/IClearingHouse.sol";
import {FlowWord} from "../../../contracts/settlement/SetOff.sol";
import {Circulation} from "../support/Circulation.sol";
import {ClearingActs} from "./ClearingActs.sol";

/// @notice Cycles: the set-off that counts, and proposals that are wrong in one thing (docs/invariants.md, 9).
/// @dev A breach is written down and not reverted on, so that it is invariant 9 that fails.
abstract contract SetOffActs is ClearingActs {
    uint256 private constant WAYS_TO_SPOIL = 9;

    /// @param owed What was owed at the end of the epoch, row by row, one row for each debtor; the others likewise.
    struct Cycle {
        uint32 epoch;
        uint32[] regions;
        uint256[] owed;
        int256[] weights;
        uint256[] flows;
        int64[] potentials;
        FlowWord[] words;
    }

    string public setOffBreach;

    function setOff(uint256 seed) external atClock {
        Cycle memory cycle = _cycleOf(seed);
        bytes4 refusal = _draw(seed, "wrong", 2) == 0 ? _spoil(seed, cycle) : bytes4(0);
        bool told = cycle.epoch + 1 == _epoch() || lastChange <= cycle.epoch;
        if (cycle.epoch >= _epoch() || !told) refusal = EpochNotCovered.selector;
        int256[4] memory before = _chainPositions();
        (bool success, bytes memory returned) = _propose(cycle);
        if (success != (refusal == 0)) {
            setOffBreach = success ? "a wrong set-off was taken" : "the one that counts was refused";
            return;
        }
        if (!success) {
            if (bytes4(returned) != refusal) setOffBreach = "refused for another reason";
            ++done["setOff refused"];
            return;
        }
        int256[4] memory afterwards = _chainPositions();
        for (uint256 i = 0; i < 4; ++i) if (before[i] != afterwards[i]) setOffBreach = "a position has changed";
        _keepCycle(cycle);
    }

    /// @dev Mostly the last epoch that ended; now and then one before, which will do if nothing has changed since.
    function _cycleOf(uint256 seed) private view returns (Cycle memory cycle) {
        uint32[4] memory regions = _regions();
        cycle.regions = new uint32[](4);
        for (uint256 i = 0; i < 4; ++i) cycle.regions[i] = regions[i];
        cycle.epoch = _epoch() - (_draw(seed, "older", 6) == 0 ? 2 : 1);
        cycle.owed = owedTable(cycle.epoch);
        cycle.weights = Circulation.weightsOf(cycles + 1, cycle.regions);
        cycle.flows = Circulation.heaviest(cycle.weights, cycle.owed);
        cycle.potentials = Circulation.potentialsOf(cycle.weights, cycle.owed, cycle.flows);
        cycle.words = Circulation.wordsOf(cycle.owed, cycle.flows);
    }

    function _propose(Cycle memory cycle) private returns (bool success, bytes memory returned) {
        bytes memory data = abi.encodeCall(
            IClearingHouse.setOff,
            (cycle.epoch, cycle.regions, cycle.potentials, cycle.words)
        );
        return system.treasury.call(data);
    }

    function _keepCycle(Cycle memory cycle) private {
        uint256 sum = 0;
        for (uint256 k = 0; k < 16; ++k) {
            (uint32 debtor, uint32 creditor) = (cycle.regions[k / 4], cycle.regions[k % 4]);
            _payOff(debtor, creditor, cycle.flows[k], cycle.epoch);
            freeMoney[debtor] += uint96(cycle.flows[k]);
            sum += cycle.flows[k];
        }
        ++done[sum == 0 ? "setOff of nothing" : "setOff"];
        if (sum != 0) ++cycles;
    }

    // ---- wrong in one thing ----

    /// @return refusal What it must be refused for; 0 where there was nothing to spoil.
    function _spoil(uint256 seed, Cycle memory cycle) private view returns (bytes4 refusal) {
        uint256 way = _draw(seed, "way to spoil", WAYS_TO_SPOIL);
        if (way < 3) return _spoilOneFlow(seed, cycle, way);
        if (way == 3) {
            cycle.regions[1] = cycle.regions[0];
            return ProposalMalformed.selector;
        }
        if (way == 4) {
            if (cycle.words.length == 0) return 0;
            cycle.words = _withTwice(cycle.words, _draw(seed, "edge", cycle.words.length));
            return ProposalMalformed.selector;
        }
        if (way == 5) return _spoilPotential(seed, cycle);
        if (way == 6) {
            cycle.epoch = _epoch();
            return EpochNotCovered.selector;
        }
        // Another circulation: none at all, or the heaviest by the weights of another cycle.
        uint256[] memory other = new uint256[](16);
        if (way == 7) other = Circulation.heaviest(Circulation.weightsOf(cycles + 2, cycle.regions), cycle.owed);
        if (keccak256(abi.encode(other)) == keccak256(abi.encode(cycle.flows))) return 0;
        bool withItsOwn = _draw(seed, "proof", 2) == 0;
        if (withItsOwn) cycle.potentials = Circulation.potentialsOf(cycle.weights, cycle.owed, other);
        cycle.words = Circulation.wordsOf(cycle.owed, other);
        return SetOffNotMaximal.selector;
    }

    /// @dev One fen more, one fen less, or the edge not there.
    function _spoilOneFlow(uint256 seed, Cycle memory cycle, uint256 way) private pure returns (bytes4) {
        uint256 start = _draw(seed, "edge", 16);
        for (uint256 i = 0; i < 16; ++i) {
            uint256 k = (start + i) % 16;
            if (cycle.owed[k] == 0 || (way == 1 && cycle.flows[k] == 0)) continue;
            uint256 flow = cycle.flows[k];
            if (way == 2) {
                cycle.words = _without(cycle.words, Circulation.wordOf(k / 4, k % 4, flow));
                return flow == 0 ? ProposalIncomplete.selector : SetOffUnbalanced.selector;
            }
            cycle.flows[k] = way == 0 ? flow + 1 : flow - 1;
            cycle.words = Circulation.wordsOf(cycle.owed, cycle.flows);
            return way == 0 && flow == cycle.owed[k] ? ExceedsObligation.selector : SetOffUnbalanced.selector;
        }
        return 0;
    }

    /// @dev An edge that climbs by its very weight climbs by one too little where something is left, else one too much.
    function _spoilPotential(uint256 seed, Cycle memory cycle) private pure returns (bytes4) {
        uint256 start = _draw(seed, "edge", 16);
        for (uint256 i = 0; i < 16; ++i) {
            uint256 k = (start + i) % 16;
            int256 climb = int256(cycle.potentials[k % 4]) - cycle.potentials[k / 4];
            if (cycle.owed[k] == 0 || climb != cycle.weights[k]) continue;
            cycle.potentials[k % 4] += cycle.flows[k] < cycle.owed[k] ? -1 : int64(1);
            return SetOffNotMaximal.selector;
        }
        return 0;
    }

    function _withTwice(FlowWord[] memory words, uint256 place) private pure returns (FlowWord[] memory more) {
        more = new FlowWord[](words.length + 1);
        for (uint256 i = 0; i < more.length; ++i) more[i] = words[i <= place ? i : i - 1];
    }

    function _without(FlowWord[] memory words, FlowWord word) private pure returns (FlowWord[] memory fewer) {
        fewer = new FlowWord[](words.length - 1);
        uint256 place = 0;
        for (uint256 i = 0; i < words.length; ++i) {
            if (FlowWord.unwrap(words[i]) != FlowWord.unwrap(word)) fewer[place++] = words[i];
        }
    }

    /// @dev As the chain has them.
    function _chainPositions() private view returns (int256[4] memory found) {
        uint32[4] memory regions = _regions();
        for (uint256 i = 0; i < 4; ++i) {
            IClearingHouse.Standing memory standing = IClearingHouse(system.treasury).standingOf(regions[i]);
            found[i] = int256(uint256(standing.owed)) - int256(uint256(standing.locked));
        }
    }
}
