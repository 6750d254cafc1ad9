// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Office, roleOf} from "../../../contracts/access/Office.sol";
import {Rail} from "../../../contracts/registry/TermsWord.sol";
import {IClearingHouse} from "../../../contracts/settlement/IClearingHouse.sol";
import {ITreasury} from "../../../contracts/settlement/ITreasury.sol";
import {vm} from "./Vm.sol";

/// @notice The treasury as it is deployed, without a world around it: the test stands in for every other contract, so
/// that any region may owe any other any amount.
abstract contract ClearingStage {
    uint96 private constant NONE = type(uint96).max;
    uint32 private constant LAB = 1;

    IClearingHouse internal house;
    uint64 private role;
    uint256 private references;

    function _newHouse() internal {
        // The nine addresses of `Directory`.
        address[9] memory directory;
        for (uint256 i = 0; i < 9; ++i) directory[i] = address(this);
        bytes memory code = bytes.concat(vm.getCode("Treasury.sol:Treasury"), abi.encode(directory));
        address created;
        assembly ("memory-safe") {
            created := create(0, add(code, 0x20), mload(code))
        }
        vm.assertTrue(created.code.length != 0, "deployed");
        house = IClearingHouse(created);
    }

    /// @dev As it comes about: a programme's money at the debtor, the host's at the creditor, an order, a payment.
    function _owe(uint32 debtor, uint32 creditor, uint96 amount) internal {
        _appropriate(debtor, amount);
        _appropriate(creditor, amount);
        ITreasury treasury = ITreasury(address(house));
        treasury.encumber(debtor, amount);
        treasury.reserve(Rail.CLEARING, debtor, creditor, amount, NONE);
        treasury.pay(Rail.CLEARING, debtor, creditor, LAB, amount);
    }

    function _freeOf(uint32 region) internal view returns (uint96 free) {
        (free, ) = ITreasury(address(house)).purseOf(region);
    }

    /// @return What the region is owed less what it owes.
    function _positionOf(uint32 region) internal view returns (int256) {
        IClearingHouse.Standing memory standing = house.standingOf(region);
        return int256(uint256(standing.owed)) - int256(uint256(standing.locked));
    }

    function _appropriate(uint32 region, uint96 amount) private {
        bytes32 ref = bytes32(++references);
        role = roleOf(region, Office.BUREAU);
        ITreasury(address(house)).appropriate(region, amount, ref);
        role = roleOf(region, Office.TREASURY);
        ITreasury(address(house)).appropriate(region, amount, ref);
    }

    // ---- what the treasury asks of other contracts ----

    function requireNotPaused() external pure {}

    function regionIndexOf(uint32) external pure returns (uint16) {
        return 0;
    }

    function officeOf(address) external view returns (uint64) {
        return role;
    }
}
