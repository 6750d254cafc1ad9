// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DuplicateInvoice} from "../Errors.sol";
import {OrderState} from "./OrderWord.sol";

/// @notice One invoice, one claim, in any region (docs/invariants.md, 10).
/// @dev Holds keyed hashes only: the key never comes to the chain. A claim that a dispute released uses nothing up, so
/// the entry of a REJECTED order gives way.
abstract contract InvoiceRegister {
    /// @custom:storage-location erc7201:tongdui.storage.InvoiceRegister
    struct InvoiceRegisterStorage {
        mapping(bytes32 nullifier => bytes32 order) claimed;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.InvoiceRegister")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x625edf8854a178352eeba0cc720aaf8fd074d98f9a86553896993bdf9e7bb100;

    /// @notice The order on which an invoice was last claimed; 0 if on none.
    function invoiceOrder(bytes32 nullifier) external view returns (bytes32 order) {
        return _invoices().claimed[nullifier];
    }

    function _checkInvoice(bytes32 nullifier) internal view {
        bytes32 known = _invoices().claimed[nullifier];
        if (known != 0 && _stateOf(known) != OrderState.REJECTED) revert DuplicateInvoice(nullifier, known);
    }

    function _enterInvoice(bytes32 nullifier, bytes32 order) internal {
        _invoices().claimed[nullifier] = order;
    }

    function _stateOf(bytes32 order) internal view virtual returns (OrderState);

    function _invoices() private pure returns (InvoiceRegisterStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
