// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Directory} from "../../../contracts/access/Module.sol";
import {vm} from "./Vm.sol";

/// @notice Deploys every contract behind its proxy, as the deployment scripts do.
/// @dev The code comes from the build's artifacts by name: what is tested is what is deployed, and no test file has to
/// compile the contracts again.
abstract contract SystemDeployment {
    uint256 private constant CONTRACTS = 9;

    Directory internal system;

    /// @param council Becomes the first holder of role 0.
    function _deploySystem(address council) internal {
        uint64 nonce = vm.getNonce(address(this));
        // The implementations take the next nonces and the proxies those after them, in the order of `Directory`.
        address[CONTRACTS] memory proxies;
        for (uint256 i = 0; i < CONTRACTS; ++i) {
            proxies[i] = vm.computeCreateAddress(address(this), nonce + CONTRACTS + i);
        }
        system = abi.decode(abi.encode(proxies), (Directory));
        bytes memory directory = abi.encode(proxies);
        address[CONTRACTS] memory implementations = [
            _create("Offices", ""),
            _create("Registry", directory),
            _create("CreditRegister", directory),
            _create("Recognition", directory),
            _create("Programmes", directory),
            _create("VoucherToken", directory),
            _create("OrderDesk", directory),
            _create("ClaimDesk", directory),
            _create("Treasury", directory)
        ];
        for (uint256 i = 0; i < CONTRACTS; ++i) {
            bytes memory initialization =
                i == 0
                    ? abi.encodeWithSignature("initialize(address)", council)
                    : abi.encodeWithSignature("initialize()");
            address proxy = _create("Proxy", abi.encode(implementations[i], initialization));
            vm.assertEq(proxy, proxies[i], "a proxy's address follows from the deployer's nonce");
        }
    }

    function _create(string memory name, bytes memory arguments) private returns (address created) {
        bytes memory code = bytes.concat(vm.getCode(string.concat(name, ".sol:", name)), arguments);
        assembly ("memory-safe") {
            created := create(0, add(code, 0x20), mload(code))
        }
        vm.assertTrue(created.code.length != 0, string.concat("deployed ", name));
    }
}
