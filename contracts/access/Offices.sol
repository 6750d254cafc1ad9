// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManagerUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagerUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {OfficeDelayed, OfficeInvalid, OfficeTaken, Unauthorized} from "../Errors.sol";
import {IOffices} from "./IOffices.sol";
import {COUNCIL_ROLE, NO_ROLE, Office} from "./Office.sol";

/// @notice What {IOffices} says.
contract Offices is IOffices, AccessManagerUpgradeable, UUPSUpgradeable {
    /// @custom:storage-location erc7201:tongdui.storage.Offices
    struct OfficesStorage {
        /// @dev Role id + 1, so that the council's role 0 is told from none.
        mapping(address account => uint256 rolePlusOne) held;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.Offices")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x037aba54018d5c885019aa9dee2c73fb5c86ae28b6d088230cb87b0ce7841400;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor() {
        _disableInitializers();
    }

    /// @inheritdoc IOffices
    function officeOf(address account) external view returns (uint64) {
        uint256 held = _storage().held[account];
        if (held == 0) return NO_ROLE;
        uint64 role = uint64(held - 1);
        (bool member, ) = hasRole(role, account);
        return member ? role : NO_ROLE;
    }

    /// @notice The council manages admins and the consortium's offices, an admin the other offices of its region.
    function getRoleAdmin(uint64 role) public pure override returns (uint64) {
        uint8 office = uint8(role);
        bool ofRegion = office >= uint8(Office.BUREAU) && office <= uint8(Office.CREDIT);
        return ofRegion ? (role & ~uint64(0xff)) | uint8(Office.ADMIN) : COUNCIL_ROLE;
    }

    function _grantRole(
        uint64 role,
        address account,
        uint32 grantDelay,
        uint32 executionDelay
    ) internal override returns (bool) {
        if (!_isOffice(role)) revert OfficeInvalid(role);
        if (executionDelay != 0 || grantDelay != 0) revert OfficeDelayed(account, executionDelay | grantDelay);
        uint256 held = _storage().held[account];
        if (held != 0 && held != uint256(role) + 1) revert OfficeTaken(account, uint64(held - 1));
        _storage().held[account] = uint256(role) + 1;
        return super._grantRole(role, account, 0, 0);
    }

    function _revokeRole(uint64 role, address account) internal override returns (bool) {
        if (_storage().held[account] == uint256(role) + 1) delete _storage().held[account];
        return super._revokeRole(role, account);
    }

    function _authorizeUpgrade(address) internal view override {
        (bool member, ) = hasRole(COUNCIL_ROLE, msg.sender);
        if (!member) revert Unauthorized(msg.sender);
    }

    /// @dev A region's office has a six-digit region; the consortium's have none.
    function _isOffice(uint64 role) private pure returns (bool) {
        uint8 office = uint8(role);
        uint64 region = role >> 8;
        if (office > uint8(Office.GUARDIAN)) return false;
        bool ofRegion = office >= uint8(Office.ADMIN) && office <= uint8(Office.CREDIT);
        return ofRegion ? region >= 100_001 && region <= 999_999 : region == 0;
    }

    function _storage() private pure returns (OfficesStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
