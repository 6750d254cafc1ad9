// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {dayOf, monthOf} from "../Calendar.sol";

/// @notice How long an epoch of clearing lasts: a calendar month or day at UTC+8, or one block. Append only.
/// @dev BLOCK is for rehearsals, whose clock stands still. Where payments never pause, a proposal over one-block epochs
/// must be in the very next block.
enum EpochLength {
    MONTH,
    DAY,
    BLOCK
}

/// @notice Numbers the epochs. The number never falls: `ahead` is what was added when the length changed.
struct EpochClock {
    EpochLength length;
    int64 ahead;
}

using Epochs for EpochClock global;

library Epochs {
    /// @notice The running epoch: of all times of one month (day, block) the same, later higher.
    function current(EpochClock memory clock) internal view returns (uint32) {
        // Months and days since 1970 and blocks stay within 32 bits for a century of one-second blocks, and `ahead`
        // brings a number down to one above an earlier one.
        return uint32(uint64(int64(uint64(_count(clock.length))) + clock.ahead));
    }

    /// @notice The same clock with epochs of another length; the running epoch ends now.
    function withLength(EpochClock memory clock, EpochLength length) internal view returns (EpochClock memory) {
        return EpochClock(length, int64(uint64(clock.current() + 1)) - int64(uint64(_count(length))));
    }

    function _count(EpochLength length) private view returns (uint256) {
        if (length == EpochLength.BLOCK) return block.number;
        return length == EpochLength.DAY ? dayOf(block.timestamp) : monthOf(block.timestamp);
    }
}
