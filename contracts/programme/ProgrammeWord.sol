// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {lastSecondOf} from "../Calendar.sol";

/// @notice What a programme fixes for good, but for `closed`, in one word.
/// @dev From the lowest bit: flags 8, ratio in basis points 16, use days 16, redeem days 16, region 24, categories 64
/// (none set: all), series 32, last use 40, last claim 40 (Unix seconds; all bits set: no such limit).
type ProgrammeWord is uint256;

using ProgrammeWords for ProgrammeWord global;

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
