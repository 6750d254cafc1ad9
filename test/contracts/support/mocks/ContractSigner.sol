// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A signer that is a contract (ERC-1271), and that can be told to misbehave.
contract ContractSigner {
    /// @notice How the contract answers.
    enum Mood {
        HONEST,
        REFUSES,
        REVERTS,
        SILENT,
        EATS_GAS
    }

    /// @notice What a contract in the mood REVERTS says.
    error Refused();

    bytes4 private constant VALID = 0x1626ba7e;

    address private immutable OWNER;
    Mood private mood;

    constructor(address owner) {
        OWNER = owner;
    }

    /// @notice From now on the contract answers like this.
    function set(Mood next) external {
        mood = next;
    }

    /// @notice ERC-1271: whether the owner has signed.
    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        if (mood == Mood.REVERTS) revert Refused();
        if (mood == Mood.REFUSES) return 0xffffffff;
        if (mood == Mood.SILENT) {
            assembly ("memory-safe") {
                return(0, 0)
            }
        }
        while (mood == Mood.EATS_GAS) {}
        if (signature.length != 65) return 0xffffffff;
        bytes32 r = bytes32(signature[0:32]);
        bytes32 s = bytes32(signature[32:64]);
        return ecrecover(digest, uint8(signature[64]), r, s) == OWNER ? VALID : bytes4(0xffffffff);
    }
}
