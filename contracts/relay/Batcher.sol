// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Batcher
/// @notice Runs many calls in one transaction; one that fails sinks no other. Holds nothing and has no rights: what it
/// submits carries its own signatures.
/// @dev Anyone may call. Returned data is cut off at `MOST_RETURNED` bytes, so that no target can run the batch out of
/// memory. A call gets at most its share of the gas that is left, so that none eats the others': give the transaction enough.
contract Batcher {
    /// @param target Contract to call.
    /// @param data Its calldata.
    struct Call {
        address target;
        bytes data;
    }

    /// @param index Position in the batch.
    /// @param reason Revert data, as the contract gave it.
    event CallFailed(uint256 indexed index, address indexed target, bytes reason);

    uint256 private constant MOST_RETURNED = 1_024;

    /// @return results For each call whether it went through.
    function run(Call[] calldata calls) external returns (bool[] memory results) {
        results = new bool[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            (address target, bytes calldata data) = (calls[i].target, calls[i].data);
            (bool success, bytes memory returned) = _call(target, data, gasleft() / (calls.length - i));
            results[i] = success;
            if (!success) emit CallFailed(i, target, returned);
        }
    }

    function _call(
        address target,
        bytes calldata data,
        uint256 share
    ) private returns (bool success, bytes memory returned) {
        uint256 most = MOST_RETURNED;
        assembly ("memory-safe") {
            let input := mload(0x40)
            calldatacopy(input, data.offset, data.length)
            success := call(share, target, 0, input, data.length, 0, 0)
            // A success returns nothing to the caller of the batch; a failure its reason, in memory from here on.
            returned := mload(0x40)
            let size := returndatasize()
            if gt(size, most) {
                size := most
            }
            if success {
                size := 0
            }
            mstore(returned, size)
            returndatacopy(add(returned, 0x20), 0, size)
            mstore(0x40, and(add(add(returned, size), 0x3f), not(0x1f)))
        }
    }
}
