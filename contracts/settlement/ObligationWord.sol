// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What one region owes another (or all regions together owe), in one word: what was owed when the last epoch
/// ended stands apart from what the running epoch has added, so that a cycle is not disturbed by payments.
/// @dev From the lowest bit: the epoch of the last change 32, pending 112, closed 112. `pending` was added in that epoch,
/// `closed` before it. The word rolls lazily: in a later epoch both are closed. Fen. An obligation is backed by as much
/// locked money, so 112 bits overflow only after 65 536 appropriations of the largest amount; the arithmetic is checked
/// all the same.
type ObligationWord is uint256;

using ObligationWords for ObligationWord global;

library ObligationWords {
    function epoch(ObligationWord word) internal pure returns (uint32) {
        return uint32(ObligationWord.unwrap(word));
    }

    function total(ObligationWord word) internal pure returns (uint112) {
        return _closed(word) + _pending(word);
    }

    /// @notice What was owed at the end of `ended`, less what was paid off since. Known only where `ended` is not older
    /// than the epoch before the last change; what came later is left out.
    function closedAt(ObligationWord word, uint32 ended) internal pure returns (uint112) {
        return word.epoch() <= ended ? word.total() : _closed(word);
    }

    /// @notice The word with something more owed.
    function plus(ObligationWord word, uint112 amount, uint32 now_) internal pure returns (ObligationWord) {
        (uint112 closed, uint112 pending) = _rolled(word, now_);
        return _pack(closed, pending + amount, now_);
    }

    /// @notice The word less what a cycle sets off: out of what is closed.
    function lessSetOff(ObligationWord word, uint112 amount, uint32 now_) internal pure returns (ObligationWord) {
        (uint112 closed, uint112 pending) = _rolled(word, now_);
        return _pack(closed - amount, pending, now_);
    }

    /// @notice How a discharge divides: out of what is pending first, so that it disturbs a cycle as little as it can.
    /// @return fromClosed What has to come out of what is closed.
    function closedPartOf(ObligationWord word, uint112 amount, uint32 now_) internal pure returns (uint112 fromClosed) {
        (, uint112 pending) = _rolled(word, now_);
        return amount > pending ? amount - pending : 0;
    }

    /// @notice The word less a discharge of which `fromClosed` comes out of what is closed.
    function lessDischarge(
        ObligationWord word,
        uint112 amount,
        uint112 fromClosed,
        uint32 now_
    ) internal pure returns (ObligationWord) {
        (uint112 closed, uint112 pending) = _rolled(word, now_);
        return _pack(closed - fromClosed, pending - (amount - fromClosed), now_);
    }

    function _closed(ObligationWord word) private pure returns (uint112) {
        return uint112(ObligationWord.unwrap(word) >> 144);
    }

    function _pending(ObligationWord word) private pure returns (uint112) {
        return uint112(ObligationWord.unwrap(word) >> 32);
    }

    function _rolled(ObligationWord word, uint32 now_) private pure returns (uint112 closed, uint112 pending) {
        return word.epoch() == now_ ? (_closed(word), _pending(word)) : (word.total(), 0);
    }

    function _pack(uint112 closed, uint112 pending, uint32 epoch_) private pure returns (ObligationWord) {
        return ObligationWord.wrap((uint256(closed) << 144) | (uint256(pending) << 32) | epoch_);
    }
}
