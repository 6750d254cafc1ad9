// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Rail} from "../../../contracts/registry/TermsWord.sol";
import {IClearingHouse} from "../../../contracts/settlement/IClearingHouse.sol";
import {vm} from "../support/Vm.sol";
import {Book} from "./Book.sol";
import {SystemRun} from "./SystemRun.sol";

/// @notice What docs/invariants.md says about what regions owe one another, by the chain's own figures and by the book.
abstract contract ClearingChecks is SystemRun {
    function _checkLocked() internal view {
        uint32[4] memory regions = _regions();
        for (uint256 i = 0; i < 4; ++i) {
            (uint256 owes, uint256 owed) = (0, 0);
            for (uint256 j = 0; j < 4; ++j) {
                owes += _obligation(regions[i], regions[j]);
                owed += _obligation(regions[j], regions[i]);
            }
            IClearingHouse.Standing memory standing = house.standingOf(regions[i]);
            vm.assertEq(standing.locked, owes, "locked is the sum of what it owes");
            vm.assertEq(standing.owed, owed, "the sum of what it is owed");
            vm.assertEq(standing.locked, handler.locked(regions[i]), "locked is what was set aside behind it");
        }
    }

    function _checkPositions() internal view {
        uint32[4] memory regions = _regions();
        int256 sum = 0;
        for (uint256 i = 0; i < 4; ++i) {
            IClearingHouse.Standing memory standing = house.standingOf(regions[i]);
            int256 position = int256(uint256(standing.owed)) - int256(uint256(standing.locked));
            vm.assertTrue(position == handler.positions(regions[i]), "position");
            sum += position;
        }
        vm.assertTrue(sum == 0, "positions sum to zero");
    }

    /// @dev Set-offs move obligations only as the book says, at the end of every epoch that a cycle may cover.
    function _checkSetOffs() internal view {
        vm.assertEq(bytes(handler.setOffBreach()).length, 0, handler.setOffBreach());
        vm.assertEq(house.cycleCount(), handler.cycles(), "cycles");
        uint32 running = house.currentEpoch();
        _checkObligations(running);
        _checkObligations(running - 1);
    }

    function _checkObligations(uint32 epoch) private view {
        uint32[] memory all = new uint32[](4);
        for (uint256 i = 0; i < 4; ++i) all[i] = _regions()[i];
        uint112[] memory amounts = house.obligationsAt(epoch, all, all);
        uint256[] memory table = handler.owedTable(epoch);
        uint256 gross = 0;
        for (uint256 k = 0; k < 16; ++k) {
            vm.assertEq(amounts[k], table[k], "what is owed at the end of the epoch");
            gross += table[k];
        }
        vm.assertEq(house.grossAt(epoch), gross, "gross");
    }

    /// @notice What is reserved on CLEARING is what open orders are good for, and the limits are those that were set.
    function _checkReservedOnClearing(
        Book.OrderEntry[] memory orders,
        Book.VoucherEntry[] memory vouchers,
        Book.Rule[] memory rules
    ) internal view {
        Book.Party[] memory parties = handler.allParties();
        uint32[4] memory regions = _regions();
        uint256[4] memory asIssuer;
        uint256[4] memory asHost;
        for (uint256 k = 0; k < 16; ++k) {
            (uint32 issuer, uint32 host) = (regions[k / 4], regions[k % 4]);
            uint256 sum = 0;
            for (uint256 i = 0; i < orders.length; ++i) {
                if (orders[i].rail != Rail.CLEARING || !_isOpen(orders[i].state)) continue;
                bool ofPair =
                    rules[vouchers[orders[i].voucher].programme].region == issuer &&
                        parties[orders[i].lab].region == host;
                if (ofPair) sum += orders[i].subsidy;
            }
            (, uint128 reserved) = house.obligationOf(issuer, host);
            vm.assertEq(reserved, sum, "reserved on a pair");
            asIssuer[k / 4] += sum;
            asHost[k % 4] += sum;
        }
        for (uint256 i = 0; i < 4; ++i) {
            IClearingHouse.Standing memory standing = house.standingOf(regions[i]);
            vm.assertEq(standing.reservedAsIssuer, asIssuer[i], "reserved against its vouchers");
            vm.assertEq(standing.reservedAsHost, asHost[i], "reserved at its labs");
            vm.assertEq(standing.netDebitCap, handler.netDebitCaps(regions[i]), "net debit cap");
            vm.assertEq(standing.acceptanceQuota, handler.acceptanceQuotas(regions[i]), "acceptance quota");
        }
    }

    function _obligation(uint32 debtor, uint32 creditor) private view returns (uint256 amount) {
        (amount, ) = house.obligationOf(debtor, creditor);
    }
}
