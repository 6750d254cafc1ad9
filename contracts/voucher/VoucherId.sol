// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a voucher's id says: region, programme, day of issue and serial, 32 bits each from bit 96 down.
/// @dev The clocks follow from these and the programme. Days are counted from 1970-01-01 at UTC+8.
library VoucherId {
    function pack(uint32 region, uint32 programme, uint32 day, uint32 serial) internal pure returns (uint256) {
        return (uint256(region) << 96) | (uint256(programme) << 64) | (uint256(day) << 32) | serial;
    }

    function regionOf(uint256 voucher) internal pure returns (uint32) {
        return uint32(voucher >> 96);
    }

    function programmeOf(uint256 voucher) internal pure returns (uint32) {
        return uint32(voucher >> 64);
    }

    function dayOf(uint256 voucher) internal pure returns (uint32) {
        return uint32(voucher >> 32);
    }

    function serialOf(uint256 voucher) internal pure returns (uint32) {
        return uint32(voucher);
    }

    /// @notice Programme and serial: what a voucher is stored under, so that a serial serves once whatever the day.
    function keyOf(uint256 voucher) internal pure returns (uint256) {
        return keyOf(programmeOf(voucher), serialOf(voucher));
    }

    function keyOf(uint32 programme, uint32 serial) internal pure returns (uint256) {
        return (uint256(programme) << 32) | serial;
    }

    /// @notice Whether nothing stands above the four fields.
    function isCanonical(uint256 voucher) internal pure returns (bool) {
        return voucher >> 128 == 0;
    }
}
