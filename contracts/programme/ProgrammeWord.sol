// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a programme fixes for good, but for `closed`, in one word.
/// @dev From the lowest bit: flags 8, ratio in basis points 16, use days 16, redeem days 16, region 24, categories 64
/// (none set: all), series 32, last use 40, last claim 40 (Unix seconds; all bits set: no such limit).
type ProgrammeWord is uint256;

using ProgrammeWords for ProgrammeWord global;

/// @dev UTC+8, the one time zone of the days.
uint256 constant DAY_SHIFT = 8 hours;

/// @notice The day at UTC+8, counted from 1970-01-01.
function dayOf(uint256 time) pure returns (uint256) {
    return (time + DAY_SHIFT) / 1 days;
}

/// @notice The last second of a day at UTC+8.
function lastSecondOf(uint256 day) pure returns (uint256) {
    return (day + 1) * 1 days - DAY_SHIFT - 1;
}

library ProgrammeWords {
    uint256 internal constant RETROACTIVE = 1;
    uint256 internal constant RELATED_ALLOWED = 2;
    uint256 internal constant CLOSED = 4;
    /// @dev Some ratio differs by host or category: the table must be read.
    uint256 internal constant TABLE = 8;

    function has(ProgrammeWord word, uint256 flag) internal pure returns (bool) {
        return ProgrammeWord.unwrap(word) & flag != 0;
    }

    function exists(ProgrammeWord word) internal pure returns (bool) {
        return word.region() != 0;
    }

    function ratioBp(ProgrammeWord word) internal pure returns (uint16) {
        return uint16(ProgrammeWord.unwrap(word) >> 8);
    }

    function region(ProgrammeWord word) internal pure returns (uint32) {
        return uint32(ProgrammeWord.unwrap(word) >> 56) & 0xffffff;
    }

    function covers(ProgrammeWord word, uint8 category) internal pure returns (bool) {
        uint64 categories = uint64(ProgrammeWord.unwrap(word) >> 80);
        return categories == 0 || categories & (uint64(1) << category) != 0;
    }

    function series(ProgrammeWord word) internal pure returns (uint32) {
        return uint32(ProgrammeWord.unwrap(word) >> 144);
    }

    /// @return The last second at which anything of the programme may be ordered against, whatever the voucher.
    function lastUse(ProgrammeWord word) internal pure returns (uint40) {
        return uint40(ProgrammeWord.unwrap(word) >> 176);
    }

    /// @notice The last second at which a voucher issued on `day` may be ordered against.
    function useBy(ProgrammeWord word, uint256 day) internal pure returns (uint256) {
        uint256 last = lastSecondOf(day + uint16(ProgrammeWord.unwrap(word) >> 24));
        uint256 limit = word.lastUse();
        return last < limit ? last : limit;
    }

    /// @notice The last second at which an order on such a voucher may be claimed.
    function redeemBy(ProgrammeWord word, uint256 day) internal pure returns (uint256) {
        uint256 last = lastSecondOf(day + uint16(ProgrammeWord.unwrap(word) >> 40));
        uint256 limit = uint40(ProgrammeWord.unwrap(word) >> 216);
        return last < limit ? last : limit;
    }
}

/// @notice The calendar year at UTC+8, less 1970.
/// @dev Howard Hinnant's days-to-civil algorithm, for days from 1970 on; only the year is wanted.
function yearOf(uint256 time) pure returns (uint16) {
    uint256 shifted = dayOf(time) + 719_468; // days since 0000-03-01
    uint256 dayOfEra = shifted % 146_097;
    uint256 yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    // March is month 0: from the 306th day on it is January or February of the next year.
    uint256 year = yearOfEra + (shifted / 146_097) * 400 + (dayOfYear >= 306 ? 1 : 0);
    return uint16(year - 1970);
}
