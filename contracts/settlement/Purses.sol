// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {TreasuryShort} from "../Errors.sol";

/// @notice What each region has and is bound by: its treasury's money, where it stands on CLEARING, and its limits.
/// @dev What a region owes is not stored: it is `owed` less `position`, and as much of its money is locked. A set-off
/// changes no position, so it writes one word for a region.
abstract contract Purses {
    /// @param free Money that the treasury may use.
    /// @param owed What all other regions together owe it.
    /// @param encumbered Money set aside for its programmes.
    /// @param position What it is owed less what it owes.
    /// @param reservedAsIssuer Reserved on CLEARING for orders against its vouchers.
    /// @param netDebitBar The largest amount less the net debit cap, so that the first value is no cap.
    /// @param reservedAsHost Reserved on CLEARING for orders at its labs.
    /// @param quotaBar The largest amount less the acceptance quota.
    struct Purse {
        uint96 free;
        uint112 owed;
        uint96 encumbered;
        int128 position;
        uint128 reservedAsIssuer;
        uint96 netDebitBar;
        uint128 reservedAsHost;
        uint96 quotaBar;
    }

    /// @custom:storage-location erc7201:tongdui.storage.Purses
    struct PursesStorage {
        mapping(uint32 region => Purse) purses;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.Purses")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xc57273acef939bcd6648a7456652fcc698eca8e62a43c6953c25cb3c9d831f00;

    function _purse(uint32 region) internal view returns (Purse storage) {
        return _purses().purses[region];
    }

    function _takeFree(uint32 region, uint96 amount) internal {
        Purse storage purse = _purse(region);
        if (amount > purse.free) revert TreasuryShort(amount, purse.free);
        purse.free -= amount;
    }

    /// @dev What a region owes and what it is owed fall by the same: what was locked is free, and the position stays.
    /// Both are in one word, which is written once.
    function _releaseLocked(uint32 region, uint256 amount) internal {
        Purse storage purse = _purse(region);
        (uint256 free, uint256 owed) = (purse.free + amount, purse.owed - amount);
        assert(free <= type(uint96).max);
        assembly ("memory-safe") {
            sstore(purse.slot, or(free, shl(96, owed)))
        }
    }

    /// @return What the region owes, and so what is locked of its money.
    function _lockedOf(Purse storage purse) internal view returns (uint128) {
        // Never negative: both count the same obligations.
        return uint128(int128(uint128(purse.owed)) - purse.position);
    }

    function _purses() private pure returns (PursesStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
