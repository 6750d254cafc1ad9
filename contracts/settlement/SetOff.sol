// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ExceedsObligation, ProposalMalformed, SetOffNotMaximal, SetOffUnbalanced} from "../Errors.sol";

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

    /// @dev What has been seen of a proposal so far. `faultyDebtor` and `faultyCreditor` name the first edge that shows
    /// that the flows are not the heaviest; it is reported last, after what the order of errors puts before it.
    struct Tally {
        uint32 cycle;
        uint256 last;
        uint256 gross;
        uint256 setOff;
        uint256[] paidOut;
        uint256[] received;
        uint32 faultyDebtor;
        uint32 faultyCreditor;
    }

    /// @notice A tally for a cycle over these regions, which must be in ascending order, each with its potential.
    function start(
        uint32 cycle,
        uint32[] calldata regions,
        int64[] calldata potentials
    ) internal pure returns (Tally memory tally) {
        if (regions.length != potentials.length) revert ProposalMalformed(regions.length);
        for (uint256 i = 1; i < regions.length; ++i) {
            if (regions[i] <= regions[i - 1]) revert ProposalMalformed(i);
        }
        tally.cycle = cycle;
        tally.paidOut = new uint256[](regions.length);
        tally.received = new uint256[](regions.length);
    }

    function debtorAt(FlowWord word) internal pure returns (uint256) {
        return FlowWord.unwrap(word) >> 128;
    }

    function creditorAt(FlowWord word) internal pure returns (uint256) {
        return uint16(FlowWord.unwrap(word) >> 112);
    }

    function flow(FlowWord word) internal pure returns (uint112) {
        return uint112(FlowWord.unwrap(word));
    }

    /// @notice Refuses an edge that is not in ascending order, or names a place that the list of regions has not.
    /// @param position Place of the edge in the proposal.
    function checkPlace(Tally memory tally, FlowWord word, uint256 position) internal pure {
        // Debtor and creditor, without the flow; one up, so that the first edge has something to be above.
        uint256 place = (FlowWord.unwrap(word) >> 112) + 1;
        uint256 regions = tally.paidOut.length;
        bool known = word.debtorAt() < regions && word.creditorAt() < regions;
        if (place <= tally.last || !known) revert ProposalMalformed(position);
        tally.last = place;
    }

    /// @notice Counts an edge in, against what is owed on it.
    function count(
        Tally memory tally,
        FlowWord word,
        uint256 owed,
        uint32 debtor,
        uint32 creditor,
        int256 climb
    ) internal pure {
        uint256 amount = word.flow();
        if (amount > owed) revert ExceedsObligation(amount, owed);
        // Sums of at most 2^32 amounts of 112 bits do not pass 256.
        unchecked {
            tally.gross += owed;
            tally.setOff += amount;
            tally.paidOut[word.debtorAt()] += amount;
            tally.received[word.creditorAt()] += amount;
        }
        int256 weight = int256(weightOf(tally.cycle, debtor, creditor));
        bool proved = (amount == owed || climb >= weight) && (amount == 0 || climb <= weight);
        if (!proved && tally.faultyDebtor == 0) (tally.faultyDebtor, tally.faultyCreditor) = (debtor, creditor);
    }

    /// @notice Refuses flows by which some region pays out more or less than it receives.
    function checkBalance(Tally memory tally, uint32[] calldata regions) internal pure {
        for (uint256 i = 0; i < regions.length; ++i) {
            if (tally.paidOut[i] != tally.received[i]) {
                revert SetOffUnbalanced(regions[i], tally.paidOut[i], tally.received[i]);
            }
        }
    }

    /// @notice Refuses flows that the potentials do not prove to be the heaviest.
    function checkHeaviest(Tally memory tally) internal pure {
        if (tally.faultyDebtor != 0) revert SetOffNotMaximal(tally.faultyDebtor, tally.faultyCreditor);
    }

    /// @return The weight of one fen on debtor>creditor: 2^48 + the first four bytes of the hash over twelve bytes.
    function weightOf(uint32 cycle, uint32 debtor, uint32 creditor) internal pure returns (uint256) {
        bytes32 hash = keccak256(abi.encodePacked(cycle, debtor, creditor));
        return WEIGHT_OF_A_FEN + (uint256(hash) >> 224);
    }
}
