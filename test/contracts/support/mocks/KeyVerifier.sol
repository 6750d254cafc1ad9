// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A verifier of keys that are no addresses (ERC-7913). Its "signature" is the hash of key and digest.
contract KeyVerifier {
    /// @notice Whether `signature` is that of `key` over `digest`.
    function verify(bytes calldata key, bytes32 digest, bytes calldata signature) external pure returns (bytes4) {
        bool right = keccak256(signature) == keccak256(abi.encodePacked(keccak256(abi.encodePacked(key, digest))));
        return right ? this.verify.selector : bytes4(0xffffffff);
    }
}
