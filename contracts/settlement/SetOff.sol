// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ExceedsObligation, ProposalMalformed, SetOffNotMaximal, SetOffUnbalanced} from "../Errors.sol";
import {ObligationWord} from "./ObligationWord.sol";

/// @param owed Debtor to creditor.
/// @param reserved For orders against the debtor's vouchers at the creditor's labs, fen.
struct Pair {
    ObligationWord owed;
    uint128 reserved;
}

/// @notice One obligation of a proposal and what is to be set off on it.
/// @dev From the lowest bit: flow in fen 112, place of the creditor in the list of regions 16, place of the debtor 16;
/// the rest is zero. In ascending order of the words the edges are in ascending order of debtor, then creditor.
type FlowWord is uint256;

using SetOff for FlowWord global;

/// @title SetOff
/// @notice What makes a proposed set-off the one that counts (docs/scenario-format.md, "Which circulation").
///
/// The flows must be a circulation within the obligations, and of all such the heaviest: one fen on A>B weighs
/// 2^48 + r, r drawn from the cycle's number and the pair. The proposal proves it by one integer, the potential, for each
/// region. An edge with something left must climb, from debtor to creditor, by at least its weight; one with a flow by at
/// most its weight. Around any loop along which more could be set off the weights to win would then sum to no more than
/// the climbs, and those to nothing: no loop wins, so the circulation is the heaviest (complementary slackness). Such
/// potentials always exist: the longest ways in what is left of the graph.
library SetOff {
    uint256 private constant WEIGHT_OF_A_FEN = 1 << 48;

    /// @dev What a proposal comes to. Of each region one word for what it is, with its code above its potential, and one
    /// for what moves, with what it pays out above what it receives: at most 2^16 flows of 112 bits.
    /// `faulty` is the first pair that shows that the flows are not the heaviest; it is reported last, after what the order
    /// of errors puts before it.
    struct Tally {
        uint256 cycle;
        uint256[] regions;
        uint256[] sums;
        uint256 gross;
        uint256 setOff;
        uint256 faulty;
    }

    /// @notice A tally for a cycle over these regions, which must be in ascending order, each with its potential.
    function start(
        uint32 cycle,
        uint32[] calldata regions,
        int64[] calldata potentials
    ) internal pure returns (Tally memory tally) {
        if (regions.length != potentials.length) revert ProposalMalformed(regions.length);
        uint256[] memory words = new uint256[](regions.length);
        uint256 next = 0;
        for (uint256 i = 0; i < regions.length; ++i) {
            uint256 code = regions[i];
            if (code < next) revert ProposalMalformed(i);
            next = code + 1;
            words[i] = (code << 64) | uint64(potentials[i]);
        }
        (tally.cycle, tally.regions, tally.sums) = (cycle, words, new uint256[](words.length));
    }

    /// @notice Takes the flows off what was owed at the end of `epoch`. They must be in ascending order, between regions of
    /// the list, and within what is owed.
    /// @dev In one piece, since it runs for each of a thousand obligations. Unchecked: places are below 2^16, amounts below
    /// 2^112, and potentials of 64 bits.
    /// @param running The epoch of now.
    function take(
        Tally memory tally,
        mapping(uint256 pair => Pair) storage pairs,
        FlowWord[] calldata flows,
        uint32 epoch,
        uint32 running
    ) internal {
        uint256[] memory regions = tally.regions;
        uint256[] memory sums = tally.sums;
        uint256 next = 0;
        unchecked {
            for (uint256 i = 0; i < flows.length; ++i) {
                FlowWord word = flows[i];
                (uint256 from, uint256 to) = (word.debtorAt(), word.creditorAt());
                uint256 place = FlowWord.unwrap(word) >> 112;
                if (place < next || from >= regions.length || to >= regions.length) revert ProposalMalformed(i);
                next = place + 1;

                uint256 debtor = _at(regions, from);
                uint256 creditor = _at(regions, to);
                uint256 pairKey = ((debtor >> 64) << 32) | (creditor >> 64);
                ObligationWord owed = pairs[pairKey].owed;
                uint256 open = owed.closedAt(epoch);
                uint256 amount = word.flow();
                if (amount > open) revert ExceedsObligation(amount, open);
                tally.gross += open;

                int256 excess =
                    int256(int64(uint64(creditor))) - int64(uint64(debtor)) - weightOf(tally.cycle, pairKey);
                bool isProved = excess >= 0 || amount == open;
                if (amount != 0) {
                    isProved = isProved && excess <= 0;
                    tally.setOff += amount;
                    _add(sums, from, amount << 128);
                    _add(sums, to, amount);
                    pairs[pairKey].owed = owed.lessSetOff(uint112(amount), running);
                }
                if (!isProved && tally.faulty == 0) tally.faulty = pairKey;
            }
        }
    }

    /// @return Place in the list of regions; beyond any where the word has bits above it.
    function debtorAt(FlowWord word) internal pure returns (uint256) {
        return FlowWord.unwrap(word) >> 128;
    }

    function creditorAt(FlowWord word) internal pure returns (uint256) {
        return uint16(FlowWord.unwrap(word) >> 112);
    }

    function flow(FlowWord word) internal pure returns (uint112) {
        return uint112(FlowWord.unwrap(word));
    }

    /// @return What the region at this place pays out, fen.
    function paidOut(Tally memory tally, uint256 place) internal pure returns (uint256) {
        return tally.sums[place] >> 128;
    }

    /// @notice Refuses flows by which some region pays out more or less than it receives.
    function checkBalance(Tally memory tally) internal pure {
        for (uint256 i = 0; i < tally.sums.length; ++i) {
            (uint256 out, uint256 received) = (tally.sums[i] >> 128, uint128(tally.sums[i]));
            if (out != received) revert SetOffUnbalanced(uint32(tally.regions[i] >> 64), out, received);
        }
    }

    /// @notice Refuses flows that the potentials do not prove to be the heaviest.
    function checkHeaviest(Tally memory tally) internal pure {
        uint256 pair = tally.faulty;
        if (pair != 0) revert SetOffNotMaximal(uint32(pair >> 32), uint32(pair));
    }

    /// @param pairKey Code of the debtor, then that of the creditor, 32 bits each.
    /// @return weight Of one fen on debtor>creditor: 2^48 + the first four bytes of the hash over the twelve bytes of the
    /// cycle's number and the two codes.
    function weightOf(uint256 cycle, uint256 pairKey) internal pure returns (int256 weight) {
        assembly ("memory-safe") {
            mstore(0x00, or(shl(64, cycle), pairKey))
            weight := add(WEIGHT_OF_A_FEN, shr(224, keccak256(20, 12)))
        }
    }

    /// @dev For the log, which takes plain numbers with one copy.
    function unwrap(FlowWord[] calldata words) internal pure returns (uint256[] calldata numbers) {
        assembly ("memory-safe") {
            numbers.offset := words.offset
            numbers.length := words.length
        }
    }

    /// @dev Without a check of the bounds, as {_add}: it is made once for each edge.
    function _at(uint256[] memory words, uint256 place) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := mload(add(add(words, 0x20), shl(5, place)))
        }
    }

    function _add(uint256[] memory sums, uint256 place, uint256 amount) private pure {
        assembly ("memory-safe") {
            let slot := add(add(sums, 0x20), shl(5, place))
            mstore(slot, add(mload(slot), amount))
        }
    }
}
