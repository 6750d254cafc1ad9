// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @notice The EIP-712 domain of one contract: name "Tongdui", version "1", this chain, the contract's proxy.
/// @dev The proxy's address is known when its implementation is built, so the separator is an immutable; on a fork with
/// another chain id it is built anew, and intents of the first chain are void there.
abstract contract IntentDomain {
    bytes32 private constant DOMAIN_TYPE = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address private immutable VERIFYING_CONTRACT;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    uint256 private immutable CHAIN_ID;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    bytes32 private immutable SEPARATOR;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(address proxy) {
        VERIFYING_CONTRACT = proxy;
        CHAIN_ID = block.chainid;
        SEPARATOR = _separator(proxy);
    }

    /// @notice The domain, as ERC-5267 gives it.
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        )
    {
        return (hex"0f", "Tongdui", "1", block.chainid, VERIFYING_CONTRACT, bytes32(0), new uint256[](0));
    }

    function _digest(bytes32 structHash) internal view returns (bytes32) {
        bytes32 separator = block.chainid == CHAIN_ID ? SEPARATOR : _separator(VERIFYING_CONTRACT);
        return MessageHashUtils.toTypedDataHash(separator, structHash);
    }

    /// @dev A digest under another contract's domain.
    function _digestAt(address proxy, bytes32 structHash) internal view returns (bytes32) {
        return MessageHashUtils.toTypedDataHash(_separator(proxy), structHash);
    }

    function _separator(address proxy) private view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPE, keccak256("Tongdui"), keccak256("1"), block.chainid, proxy));
    }
}
