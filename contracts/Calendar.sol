// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

// Days, months and years at UTC+8, the one time zone of the rules (docs/scenario-format.md).

/// @dev UTC+8.
uint256 constant DAY_SHIFT = 8 hours;

/// @notice The day at UTC+8, counted from 1970-01-01.
function dayOf(uint256 time) pure returns (uint256) {
    return (time + DAY_SHIFT) / 1 days;
}

/// @notice The last second of a day at UTC+8.
function lastSecondOf(uint256 day) pure returns (uint256) {
    return (day + 1) * 1 days - DAY_SHIFT - 1;
}

/// @notice The calendar month at UTC+8, counted from January 1970.
/// @dev Howard Hinnant's days-to-civil algorithm, for days from 1970 on. Its years begin in March, so that a leap day is
/// the last of its year.
function monthOf(uint256 time) pure returns (uint256) {
    uint256 shifted = dayOf(time) + 719_468; // days since 0000-03-01
    uint256 dayOfEra = shifted % 146_097;
    uint256 yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    uint256 year = yearOfEra + (shifted / 146_097) * 400;
    // March, the first month of such a year, is the third of the calendar's.
    return year * 12 + (5 * dayOfYear + 2) / 153 + 2 - 1970 * 12;
}

/// @notice The calendar year at UTC+8, less 1970.
function yearOf(uint256 time) pure returns (uint16) {
    return uint16(monthOf(time) / 12);
}
