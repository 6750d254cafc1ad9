// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice The calendar at UTC+8 counted out year by year: slow, and nothing like the contracts' arithmetic.
library Calendar {
    uint256 private constant DAYS_OF_FOUR_CENTURIES = 146_097;

    function yearAt(uint256 time) internal pure returns (uint256 year) {
        (year, ) = _yearAndDay(time);
    }

    /// @return month Counted from January 1970.
    function monthAt(uint256 time) internal pure returns (uint256 month) {
        (uint256 year, uint256 day) = _yearAndDay(time);
        uint256 ofYear = 1;
        while (day >= daysOf(year, ofYear)) day -= daysOf(year, ofYear++);
        return (year - 1970) * 12 + ofYear - 1;
    }

    function daysOf(uint256 year) internal pure returns (uint256) {
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return leap ? 366 : 365;
    }

    /// @param month 1 to 12.
    function daysOf(uint256 year, uint256 month) internal pure returns (uint256) {
        if (month == 2) return daysOf(year) - 337;
        bool short = month == 4 || month == 6 || month == 9 || month == 11;
        return short ? 30 : 31;
    }

    /// @dev The day counts from 0.
    function _yearAndDay(uint256 time) private pure returns (uint256 year, uint256 day) {
        day = (time + 8 hours) / 1 days;
        year = 1970 + (day / DAYS_OF_FOUR_CENTURIES) * 400;
        day %= DAYS_OF_FOUR_CENTURIES;
        while (day >= daysOf(year)) day -= daysOf(year++);
    }
}
