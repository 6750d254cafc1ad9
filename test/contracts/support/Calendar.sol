// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice The calendar at UTC+8 counted out year by year: slow, and nothing like the contracts' arithmetic.
library Calendar {
    uint256 private constant DAYS_OF_FOUR_CENTURIES = 146_097;

    function yearAt(uint256 time) internal pure returns (uint256 year) {
        uint256 daysLeft = (time + 8 hours) / 1 days;
        year = 1970 + (daysLeft / DAYS_OF_FOUR_CENTURIES) * 400;
        daysLeft %= DAYS_OF_FOUR_CENTURIES;
        while (daysLeft >= daysOf(year)) daysLeft -= daysOf(year++);
    }

    function daysOf(uint256 year) internal pure returns (uint256) {
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return leap ? 366 : 365;
    }
}
