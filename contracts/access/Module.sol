// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {Unauthorized} from "../Errors.sol";
import {IOffices} from "./IOffices.sol";
import {COUNCIL_ROLE, Office, roleOf} from "./Office.sol";

/// @notice The proxies of one deployment. They are known before the first of them is deployed (they follow from the
/// deployer's nonce), so every implementation holds the others as immutables and reads no storage to find them.
struct Directory {
    address offices;
    address registry;
    address creditRegister;
    address recognition;
    address programmes;
    address voucherToken;
    address orderDesk;
    address claimDesk;
    address treasury;
}

/// @notice What every contract behind a proxy has in common: it asks the one register of offices, and only the council
/// replaces its code.
abstract contract Module is Initializable, UUPSUpgradeable {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IOffices internal immutable OFFICES;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(address offices) {
        OFFICES = IOffices(offices);
        _disableInitializers();
    }

    /// @notice Called by the proxy's constructor, so that no proxy is ever left uninitialised.
    function initialize() external initializer {}

    function _requireRole(uint64 role) internal view {
        if (OFFICES.officeOf(msg.sender) != role) revert Unauthorized(msg.sender);
    }

    function _requireOffice(uint32 region, Office office) internal view {
        _requireRole(roleOf(region, office));
    }

    function _requireModule(address module) internal view {
        if (msg.sender != module) revert Unauthorized(msg.sender);
    }

    function _authorizeUpgrade(address) internal view override {
        _requireRole(COUNCIL_ROLE);
    }
}
