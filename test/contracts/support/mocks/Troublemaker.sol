// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a target of a batch may do to harm the others.
contract Troublemaker {
    /// @notice The caller refused the call.
    error CallBackFailed();

    /// @notice How often `count` was called.
    uint256 public counted;

    /// @notice Does something that can be seen.
    function count() external {
        ++counted;
    }

    /// @notice Uses all the gas that it is given.
    function eatGas() external pure {
        while (true) {}
    }

    /// @notice Reverts with `size` bytes, all bits set.
    function fail(uint256 size) external pure {
        assembly ("memory-safe") {
            let from := mload(0x40)
            for {
                let i := 0
            } lt(i, size) {
                i := add(i, 0x20)
            } {
                mstore(add(from, i), not(0))
            }
            revert(from, size)
        }
    }

    /// @notice Returns `size` bytes.
    function answer(uint256 size) external pure {
        assembly ("memory-safe") {
            return(0, size)
        }
    }

    /// @notice Calls the caller back with `data`.
    function callBack(bytes calldata data) external {
        (bool success, ) = msg.sender.call(data);
        if (!success) revert CallBackFailed();
    }
}
