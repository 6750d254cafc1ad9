// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IOffices} from "../../../contracts/access/IOffices.sol";
import {IProgrammes} from "../../../contracts/programme/IProgrammes.sol";
import {IClaimDesk} from "../../../contracts/redemption/IClaimDesk.sol";
import {IOrderDesk} from "../../../contracts/redemption/IOrderDesk.sol";
import {IRecognition} from "../../../contracts/registry/IRecognition.sol";
import {IRegistry} from "../../../contracts/registry/IRegistry.sol";
import {IClearingHouse} from "../../../contracts/settlement/IClearingHouse.sol";
import {ITreasury} from "../../../contracts/settlement/ITreasury.sol";
import {IVoucherToken} from "../../../contracts/voucher/IVoucherToken.sol";
import {vm} from "../support/Vm.sol";
import {Attempts} from "./Attempts.sol";

/// @dev InvoiceRegister's question, which ClaimDesk inherits.
interface IInvoices {
    function invoiceOrder(bytes32 nullifier) external view returns (bytes32);
}

/// @notice Everyone who may not tries everything: nothing may go through and nothing may change (docs/invariants.md, 11).
/// @dev A breach is written down and not reverted on, so that it is invariant 11 that fails.
abstract contract StrangerActs is Attempts {
    bytes32 private constant IMPLEMENTATION = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);

    string public breach;

    /// @dev Several in one call, since looking at everything before and after is what takes time.
    function stranger(uint256 seed) external atClock {
        bytes32 before = _digestOfState();
        string memory tried;
        for (uint256 i = 0; i < 4; ++i) {
            uint256 next = uint256(keccak256(abi.encode(seed, i)));
            Attempt memory attempt = _attemptOf(next, _draw(next, "kind", KINDS));
            if (attempt.target == address(0)) continue;
            _try(next, attempt);
            tried = string.concat(tried, " ", attempt.name);
        }
        if (before != _digestOfState()) breach = string.concat("changed by one of", tried);
    }

    function _try(uint256 seed, Attempt memory attempt) private {
        vm.prank(_strangerTo(seed, attempt.allowed));
        (bool success, bytes memory returned) = attempt.target.call(attempt.data);
        if (success) breach = string.concat("went through: ", attempt.name);
        bool otherReason = attempt.reason != 0 && bytes4(returned) != attempt.reason;
        if (otherReason) breach = string.concat("refused for another reason: ", attempt.name);
        ++refused[string.concat("stranger's ", attempt.name)];
    }

    /// @return An officer, a party's key or account, a contract of the system or anyone, but none of the allowed.
    function _strangerTo(uint256 seed, address[3] memory allowed) private view returns (address) {
        address[] memory callers = _everyone();
        uint256 place = _draw(seed, "caller", callers.length);
        while (callers[place] == allowed[0] || callers[place] == allowed[1] || callers[place] == allowed[2]) {
            place = (place + 1) % callers.length;
        }
        return callers[place];
    }

    function _everyone() private view returns (address[] memory callers) {
        address[] memory modules = _modules();
        uint256 count = 0;
        callers = new address[](roles.length + 1 + modules.length + 2 * parties.length + 1);
        for (uint256 i = 0; i < roles.length; ++i) callers[count++] = officers[roles[i]];
        callers[count++] = council;
        for (uint256 i = 0; i < modules.length; ++i) callers[count++] = modules[i];
        for (uint256 i = 0; i < parties.length; ++i) {
            callers[count++] = parties[i].signer;
            callers[count++] = parties[i].account;
        }
        callers[count++] = RELAY;
        vm.assertEq(count, callers.length, "callers");
    }

    // ---- all there is to see ----

    function _digestOfState() private view returns (bytes32 digest) {
        digest = _digestOfMoney();
        digest = keccak256(abi.encode(digest, _digestOfRegisters()));
        return keccak256(abi.encode(digest, _digestOfBook()));
    }

    function _digestOfMoney() private view returns (bytes32 digest) {
        ITreasury treasury = ITreasury(system.treasury);
        uint32[4] memory regions = _regions();
        for (uint256 i = 0; i < 4; ++i) {
            (uint96 free, uint96 encumbered) = treasury.purseOf(regions[i]);
            digest = keccak256(abi.encode(digest, free, encumbered));
            for (uint256 j = 0; j < 4; ++j) {
                (uint96 poolsFree, uint96 reserved) = treasury.poolOf(regions[i], regions[j]);
                uint96 exposure = treasury.exposureOf(_railOf(regions[i], regions[j]), regions[i], regions[j]);
                digest = keccak256(abi.encode(digest, poolsFree, reserved, exposure));
            }
        }
        digest = keccak256(abi.encode(digest, _digestOfClearing()));
        for (uint256 i = 0; i < rules.length; ++i) {
            (uint96 unissued, uint96 outstanding, uint96 reserved, uint96 paid) = IProgrammes(system.programmes)
                .budgetOf(rules[i].id);
            digest = keccak256(abi.encode(digest, unissued, outstanding, reserved, paid));
            digest = keccak256(abi.encode(digest, IProgrammes(system.programmes).wordOf(rules[i].id)));
            for (uint256 j = 0; j < FIRM_B; ++j) {
                digest = keccak256(
                    abi.encode(digest, IProgrammes(system.programmes).limitsOf(rules[i].id, parties[j].group))
                );
            }
        }
    }

    function _digestOfClearing() private view returns (bytes32 digest) {
        IClearingHouse house = IClearingHouse(system.treasury);
        uint32[4] memory regions = _regions();
        uint32 running = house.currentEpoch();
        digest = keccak256(abi.encode(running, house.epochLength(), house.cycleCount()));
        digest = keccak256(abi.encode(digest, house.grossAt(running), house.grossAt(running - 1)));
        uint32[] memory all = new uint32[](4);
        for (uint256 i = 0; i < 4; ++i) {
            all[i] = regions[i];
            digest = keccak256(abi.encode(digest, house.standingOf(regions[i])));
            for (uint256 j = 0; j < 4; ++j) {
                (uint112 amount, uint128 reserved) = house.obligationOf(regions[i], regions[j]);
                digest = keccak256(abi.encode(digest, amount, reserved));
            }
        }
        return keccak256(abi.encode(digest, house.obligationsAt(running - 1, all, all)));
    }

    function _digestOfRegisters() private view returns (bytes32 digest) {
        IRegistry registry = IRegistry(system.registry);
        registry.requireNotPaused();
        uint32[4] memory regions = _regions();
        for (uint256 i = 0; i < 16; ++i) {
            (uint32 terms, , bool listed) = IRecognition(system.recognition).recognise(
                regions[i / 4],
                regions[i % 4],
                parties[LAB_B].id
            );
            digest = keccak256(abi.encode(digest, terms, listed, registry.regionSuspendedUntil(regions[i / 4])));
        }
        for (uint256 i = 0; i < parties.length; ++i) {
            uint96 deposit = ITreasury(system.treasury).depositOf(parties[i].account);
            bytes memory signer = registry.signerOf(parties[i].id);
            digest = keccak256(abi.encode(digest, deposit, signer, registry.partyWord(parties[i].id)));
        }
        address[] memory everyone = _everyone();
        for (uint256 i = 0; i < everyone.length; ++i) {
            digest = keccak256(abi.encode(digest, IOffices(system.offices).officeOf(everyone[i])));
        }
        address[] memory modules = _modules();
        for (uint256 i = 0; i < modules.length; ++i) {
            digest = keccak256(abi.encode(digest, vm.load(modules[i], IMPLEMENTATION)));
        }
    }

    function _digestOfBook() private view returns (bytes32 digest) {
        for (uint256 i = 0; i < vouchers.length; ++i) {
            uint32 programme = rules[vouchers[i].programme].id;
            digest = keccak256(
                abi.encode(digest, IVoucherToken(system.voucherToken).voucherAt(programme, uint32(vouchers[i].id)))
            );
        }
        for (uint256 i = 0; i < orders.length; ++i) {
            bytes32 hash = orders[i].hash;
            digest = keccak256(abi.encode(digest, IOrderDesk(system.orderDesk).orderWord(hash)));
            digest = keccak256(abi.encode(digest, IClaimDesk(system.claimDesk).clawedBackOf(hash)));
            digest = keccak256(abi.encode(digest, ITreasury(system.treasury).dueOf(hash)));
            digest = keccak256(abi.encode(digest, IInvoices(system.claimDesk).invoiceOrder(orders[i].nullifier)));
        }
    }
}
