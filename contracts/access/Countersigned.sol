// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReferenceUsed, Unauthorized} from "../Errors.sol";

/// @notice Acts that take two: the first of the two parties records the act, the other one, by the same call, executes
/// it. Both name a reference (a bank reference, a case number) that serves once. Either may be first.
abstract contract Countersigned {
    /// @custom:storage-location erc7201:tongdui.storage.Countersigned
    struct CountersignedStorage {
        /// @dev 0 unknown, 1 done, else the identity of the first party + 2.
        mapping(bytes32 act => uint256 progress) acts;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.Countersigned")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xcc5ea11667879b8f3e61277b1a9a9dba465a68b72a1852b0f0aff2b35c6d2d00;
    uint256 private constant DONE = 1;

    /// @notice The first of two parties has recorded an act; it waits for the other.
    /// @param act Hash of the call, its figures and its reference.
    event ActRecorded(bytes32 indexed act, address indexed by);

    /// @param caller Identity of the caller: a role id, or a participant's account.
    /// @return execute Whether both have now said the same (at once where one party is both).
    function _countersign(bytes32 act, uint256 caller, uint256 one, uint256 other) internal returns (bool execute) {
        if (caller != one && caller != other) revert Unauthorized(msg.sender);
        mapping(bytes32 => uint256) storage acts = _countersigned().acts;
        uint256 progress = acts[act];
        if (progress == DONE) revert ReferenceUsed(act);
        if (progress == caller + 2) revert Unauthorized(msg.sender);
        if (progress == 0 && one != other) {
            acts[act] = caller + 2;
            emit ActRecorded(act, msg.sender);
            return false;
        }
        acts[act] = DONE;
        return true;
    }

    /// @dev For an act that one party may do alone: its reference is used up all the same.
    function _useReference(bytes32 act) internal {
        if (_countersigned().acts[act] == DONE) revert ReferenceUsed(act);
        _countersigned().acts[act] = DONE;
    }

    function _countersigned() private pure returns (CountersignedStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
