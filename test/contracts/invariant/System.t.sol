// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {OrderState, OrderWord} from "../../../contracts/redemption/OrderWord.sol";
import {Rail} from "../../../contracts/registry/TermsWord.sol";
import {IClearingHouse} from "../../../contracts/settlement/IClearingHouse.sol";
import {VoucherStatus} from "../../../contracts/voucher/IVoucherToken.sol";
import {vm} from "../support/Vm.sol";
import {Book} from "./Book.sol";
import {ClearingChecks} from "./ClearingChecks.sol";
import {IInvoices, StrangerActs} from "./StrangerActs.sol";

/// @notice All acts, on a world in which something is under way on every rail: runs begin in the middle.
contract SystemHandler is StrangerActs {
    constructor() {
        _buildWorld();
        _beginDebts();
        for (uint256 i = 0; i < 4; ++i) _join(i, 1, _regions()[i]);
        _join(4, 2, B);
        _join(5, 2, C);
        _join(6, 2, D);
        for (uint256 i = 0; i < 4; ++i) _appropriate(i, _regions()[i], 18_000_000);
        _fund(0, 8_000_000);
        _fund(1, 6_000_000);
        for (uint256 i = 2; i < 5; ++i) _fund(i, 6_000_000);
        for (uint256 i = 0; i < 4; ++i) prefund(i);
        _issue(0, FIRM, 2_500_000);
        _issue(0, TEAM_OF_FIRM, 1_000_000);
        _issue(1, LONER, 2_000_000);
        _issue(2, FIRM_B, 2_500_000);
        _issue(3, FIRM_C, 3_000_000);
        _issue(4, FIRM_D, 3_000_000);
        for (uint256 i = 0; i < 12; ++i) useByClearing(i);
        for (uint256 i = 0; i < 24; ++i) _order(i, Rail(i % 4));
        for (uint256 i = 0; i < 12; ++i) claim(i);
        for (uint256 i = 0; i < 6; ++i) accept(i);
        for (uint256 i = 0; i < 6; ++i) verify(i);
        for (uint256 i = 0; i < 4; ++i) pay(i);
    }
}

/// @notice The numbered sentences of docs/invariants.md over random sequences of acts on every rail.
/// @dev The runner draws the same numbers for every function. The different depths are what makes their sequences part.
contract SystemTest is ClearingChecks {
    uint96 private constant NONE = type(uint96).max;
    uint256 private constant SEQUENCES = 12;
    uint256 private constant STEPS = 150;

    mapping(string act => bool yes) private reached;

    /// @notice 1: un-issued + outstanding + reserved + paid = budget, per programme.
    /// hardhat-config: invariant.depth = 64
    function invariant_01_budgetIdentity() public view {
        Book.Rule[] memory rules = handler.allRules();
        for (uint256 i = 0; i < rules.length; ++i) {
            (uint96 unissued, uint96 outstanding, uint96 reserved, uint96 paid) = programmes.budgetOf(rules[i].id);
            (uint256 funded, uint256 freed, uint96 left, bool closed) = handler.budgets(i);
            vm.assertEq(uint256(unissued) + outstanding + reserved + paid, funded - freed, "the four parts");
            vm.assertEq(unissued, left, "un-issued");
            vm.assertTrue(!closed || unissued == 0, "nothing is un-issued once closed");
        }
    }

    /// @notice 2: a programme's outstanding = the sum of its voucher balances.
    /// hardhat-config: invariant.depth = 60
    function invariant_02_outstandingIsTheVouchers() public view {
        Book.Rule[] memory rules = handler.allRules();
        Book.Party[] memory parties = handler.allParties();
        Book.VoucherEntry[] memory vouchers = handler.allVouchers();
        uint256[] memory sums = new uint256[](rules.length);
        for (uint256 i = 0; i < vouchers.length; ++i) {
            address holder = parties[vouchers[i].holder].account;
            uint256 balance = IERC1155(system.voucherToken).balanceOf(holder, vouchers[i].id);
            vm.assertEq(balance, vouchers[i].balance, "a voucher's balance");
            vm.assertTrue(vouchers[i].status == VoucherStatus.LIVE || balance == 0, "nothing is left of an ended one");
            sums[vouchers[i].programme] += balance;
        }
        for (uint256 i = 0; i < rules.length; ++i) {
            (, uint96 outstanding, , ) = programmes.budgetOf(rules[i].id);
            vm.assertEq(outstanding, sums[i], "outstanding");
        }
    }

    /// @notice 3: whoever holds a region's deposit lives in that region.
    /// hardhat-config: invariant.depth = 62
    function invariant_03_depositsStayAtHome() public view {
        uint32[4] memory regions = _regions();
        for (uint256 r = 0; r < 4; ++r) {
            vm.assertEq(
                _residents(regions[r]),
                handler.heldByResidents(regions[r]),
                "residents hold their region's own"
            );
        }
        Book.Party[] memory parties = handler.allParties();
        Book.VoucherEntry[] memory vouchers = handler.allVouchers();
        Book.OrderEntry[] memory orders = handler.allOrders();
        for (uint256 i = 0; i < orders.length; ++i) {
            if (orders[i].payments == 0) continue;
            uint32 issuer = uint32(vouchers[orders[i].voucher].id >> 96);
            bool abroad = orders[i].rail == Rail.POOL || orders[i].rail == Rail.CLEARING;
            uint32 money = abroad ? parties[orders[i].lab].region : issuer;
            uint256 payee = orders[i].rail == Rail.REIMBURSE ? vouchers[orders[i].voucher].holder : orders[i].lab;
            vm.assertEq(registry.partyWord(parties[payee].id).region(), money, "paid to a resident");
        }
        vm.assertEq(
            treasury.depositOf(system.treasury) + treasury.depositOf(address(this)),
            0,
            "nobody else holds any"
        );
    }

    /// @notice 4: a region's deposits = what came in less what went out.
    /// hardhat-config: invariant.depth = 66
    function invariant_04_depositsAreTheFlows() public view {
        uint32[4] memory regions = _regions();
        for (uint256 r = 0; r < 4; ++r) {
            uint32 region = regions[r];
            IClearingHouse.Standing memory standing = house.standingOf(region);
            (uint96 free, uint96 encumbered) = treasury.purseOf(region);
            vm.assertEq(free, handler.freeMoney(region), "free");
            // What a host treasury has set aside for orders at its labs is a deposit of its own.
            uint256 held = _residents(region) + free + encumbered + standing.locked + standing.reservedAsHost;
            for (uint256 i = 0; i < 4; ++i) {
                (uint96 poolFree, uint96 reserved) = treasury.poolOf(regions[i], region);
                held += uint256(poolFree) + reserved;
            }
            (
                uint256 appropriated,
                uint256 cashedOut,
                uint256 prefundedHere,
                uint256 returnedFromHere,
                uint256 prefundedAway,
                uint256 returnedToUs,
                uint256 receivedFromAbove,
                uint256 remittedUp
            ) = handler.flows(region);
            uint256 came = appropriated + prefundedHere + returnedToUs + receivedFromAbove;
            vm.assertEq(held, came - cashedOut - prefundedAway - returnedFromHere - remittedUp, "deposits");
        }
    }

    /// @notice 5: a region's locked money = the sum of what it owes.
    /// hardhat-config: invariant.depth = 65
    function invariant_05_lockedIsWhatIsOwed() public view {
        _checkLocked();
    }

    /// @notice 6: positions sum to zero.
    /// hardhat-config: invariant.depth = 67
    function invariant_06_positionsSumToZero() public view {
        _checkPositions();
    }

    /// @notice 7: an order is paid at most once and never more than reserved.
    /// hardhat-config: invariant.depth = 68
    function invariant_07_paidOnceAndWithinTheReserve() public view {
        Book.OrderEntry[] memory orders = handler.allOrders();
        Book.VoucherEntry[] memory vouchers = handler.allVouchers();
        uint256[] memory sums = new uint256[](handler.allRules().length);
        for (uint256 i = 0; i < orders.length; ++i) {
            Book.OrderEntry memory entry = orders[i];
            OrderWord word = orderDesk.orderWord(entry.hash);
            bool paid = entry.state == OrderState.PAID || entry.state == OrderState.CLAWED_BACK;
            vm.assertEq(entry.payments, paid ? 1 : 0, "payments");
            vm.assertEq(entry.received, paid ? entry.subsidy : 0, "received");
            vm.assertLe(entry.received, entry.reserved, "never more than reserved");
            vm.assertTrue(word.state() == entry.state, "state");
            vm.assertEq(word.subsidy(), entry.subsidy, "subsidy");
            vm.assertEq(claimDesk.clawedBackOf(entry.hash), entry.clawed, "clawed back");
            vm.assertLe(entry.clawed, entry.received, "no more than was paid");
            vm.assertEq(treasury.dueOf(entry.hash), handler.dueOf(i), "due");
            if (paid) sums[vouchers[entry.voucher].programme] += entry.received;
        }
        Book.Rule[] memory rules = handler.allRules();
        for (uint256 i = 0; i < rules.length; ++i) {
            (, , , uint96 paid) = programmes.budgetOf(rules[i].id);
            vm.assertEq(paid, sums[i], "paid");
        }
    }

    /// @notice 8: subsidy <= ratio x invoiced amount, and within every cap.
    /// hardhat-config: invariant.depth = 58
    function invariant_08_subsidiesKeepRatioAndCaps() public view {
        Book.OrderEntry[] memory orders = handler.allOrders();
        (Book.Rule[] memory rules, uint256[] memory usages) = _rulesAndUsages(orders);
        for (uint256 i = 0; i < orders.length; ++i) {
            Book.OrderEntry memory entry = orders[i];
            if (_isReleased(entry.state)) continue;
            bool claimed = entry.state != OrderState.PLACED && entry.state != OrderState.APPROVED;
            if (claimed) vm.assertLe(uint256(entry.subsidy) * 10_000, uint256(entry.ratioBp) * entry.invoiced, "ratio");
            vm.assertLe(entry.subsidy, rules[i].orderCap, "order cap");
            vm.assertEq(entry.subsidy % rules[i].unit, 0, "whole units");
            (uint256 ofYear, uint256 firstUse, bool everPaid) = (0, 0, false);
            for (uint256 j = 0; j < orders.length; ++j) {
                if (usages[j] != usages[i] || _isReleased(orders[j].state)) continue;
                if (orders[j].year == entry.year) ofYear += orders[j].subsidy;
                if (_isOpen(orders[j].state)) firstUse += orders[j].subsidy;
                else everPaid = true;
            }
            vm.assertLe(ofYear, rules[i].annualCap, "annual cap over the group and the series");
            vm.assertTrue(everPaid || firstUse <= rules[i].firstUseCap, "first-use cap over the group and the series");
        }
        _checkExposure(orders, rules, A, B, Rail.POOL, 4_000_000);
        _checkExposure(orders, rules, A, C, Rail.REIMBURSE, 3_000_000);
        _checkExposure(orders, rules, B, A, Rail.POOL, NONE);
        _checkExposure(orders, rules, B, C, Rail.REIMBURSE, NONE);
    }

    /// @notice 9: a set-off changes no position, exceeds no obligation, and is the one that counts.
    /// hardhat-config: invariant.depth = 69
    function invariant_09_theSetOffThatCounts() public view {
        _checkSetOffs();
    }

    /// @notice 10: one invoice, one claim.
    /// hardhat-config: invariant.depth = 70
    function invariant_10_oneInvoiceOneClaim() public view {
        Book.OrderEntry[] memory orders = handler.allOrders();
        for (uint256 i = 0; i < orders.length; ++i) {
            bytes32 nullifier = orders[i].nullifier;
            if (nullifier == 0 || orders[i].state == OrderState.REJECTED) continue;
            for (uint256 j = i + 1; j < orders.length; ++j) {
                bool counts = orders[j].state != OrderState.REJECTED;
                vm.assertTrue(!counts || orders[j].nullifier != nullifier, "an invoice in two orders");
            }
            bytes32 on = IInvoices(system.claimDesk).invoiceOrder(nullifier);
            vm.assertEq(on, orders[i].hash, "the register names the order");
        }
    }

    /// @notice 11: without the office or the signature nothing changes.
    /// hardhat-config: invariant.depth = 72
    function invariant_11_strangersChangeNothing() public view {
        vm.assertEq(bytes(handler.breach()).length, 0, handler.breach());
    }

    /// @notice What is reserved is what the open orders are good for, and what is encumbered is what is not yet paid.
    /// hardhat-config: invariant.depth = 56
    function invariant_reservationsAreTheOpenOrders() public view {
        Book.OrderEntry[] memory orders = handler.allOrders();
        Book.VoucherEntry[] memory vouchers = handler.allVouchers();
        Book.Rule[] memory rules = handler.allRules();
        uint256[] memory reserved = new uint256[](rules.length);
        uint256[2] memory pools;
        for (uint256 i = 0; i < orders.length; ++i) {
            if (!_isOpen(orders[i].state)) continue;
            uint256 programme = vouchers[orders[i].voucher].programme;
            reserved[programme] += orders[i].subsidy;
            if (orders[i].rail == Rail.POOL) pools[rules[programme].region == A ? 0 : 1] += orders[i].subsidy;
        }
        for (uint256 i = 0; i < 4; ++i) {
            uint256 unpaid = 0;
            for (uint256 j = 0; j < rules.length; ++j) {
                if (rules[j].region != _regions()[i]) continue;
                (uint96 unissued, uint96 outstanding, uint96 set, ) = programmes.budgetOf(rules[j].id);
                vm.assertEq(set, reserved[j], "reserved of a programme");
                unpaid += uint256(unissued) + outstanding + set;
            }
            (, uint96 encumbered) = treasury.purseOf(_regions()[i]);
            vm.assertEq(encumbered, unpaid, "encumbered");
        }
        for (uint256 i = 0; i < 2; ++i) {
            (uint32 issuer, uint32 host) = i == 0 ? (A, B) : (B, A);
            (uint96 free, uint96 set) = treasury.poolOf(issuer, host);
            vm.assertEq(set, pools[i], "reserved of a pool");
            vm.assertEq(free, handler.poolFree(keccak256(abi.encode(issuer, host))), "free of a pool");
        }
        _checkReservedOnClearing(orders, vouchers, rules);
    }

    /// @notice Fixed sequences reach every act, and every sentence holds along them.
    function test_seededSequencesReachEveryAct() external {
        string[57] memory acts = _acts();
        for (uint256 i = 0; i < SEQUENCES; ++i) {
            setUp();
            // The first begins with orders that were left alone for 90 days.
            while (i == 0 && handler.clock() < 1_796_868_000 + 90 days) handler.advance(handler.clock());
            for (uint256 j = 0; i == 0 && j < 8; ++j) handler.cancel(j);
            for (uint256 j = 0; j < STEPS; ++j) {
                uint256 seed = uint256(keccak256(abi.encode("seeded", i, j)));
                _step(seed % STEP_KINDS, seed);
                if (j % 30 == 29) _checkAll();
            }
            for (uint256 j = 0; j < acts.length; ++j) if (handler.done(acts[j]) != 0) reached[acts[j]] = true;
        }
        for (uint256 j = 0; j < acts.length; ++j)
            vm.assertTrue(reached[acts[j]], string.concat("never done: ", acts[j]));
    }

    // ---- inside ----

    function _checkAll() private view {
        invariant_01_budgetIdentity();
        invariant_02_outstandingIsTheVouchers();
        invariant_03_depositsStayAtHome();
        invariant_04_depositsAreTheFlows();
        invariant_05_lockedIsWhatIsOwed();
        invariant_06_positionsSumToZero();
        invariant_07_paidOnceAndWithinTheReserve();
        invariant_08_subsidiesKeepRatioAndCaps();
        invariant_09_theSetOffThatCounts();
        invariant_10_oneInvoiceOneClaim();
        invariant_11_strangersChangeNothing();
        invariant_reservationsAreTheOpenOrders();
    }

    /// @return rules The rule of each order.
    /// @return usages One number for each group and series: the orders whose sums the caps bound.
    function _rulesAndUsages(
        Book.OrderEntry[] memory orders
    ) private view returns (Book.Rule[] memory rules, uint256[] memory usages) {
        Book.VoucherEntry[] memory vouchers = handler.allVouchers();
        Book.Rule[] memory all = handler.allRules();
        Book.Party[] memory parties = handler.allParties();
        rules = new Book.Rule[](orders.length);
        usages = new uint256[](orders.length);
        for (uint256 i = 0; i < orders.length; ++i) {
            rules[i] = all[vouchers[orders[i].voucher].programme];
            uint32 group = parties[vouchers[orders[i].voucher].holder].group;
            usages[i] = (uint256(rules[i].series) << 32) | group;
        }
    }

    function _checkExposure(
        Book.OrderEntry[] memory orders,
        Book.Rule[] memory rules,
        uint32 issuer,
        uint32 host,
        Rail rail,
        uint96 cap
    ) private view {
        uint256 sum = 0;
        for (uint256 i = 0; i < orders.length; ++i) {
            bool counts = rules[i].region == issuer && orders[i].rail == rail && !_isReleased(orders[i].state);
            if (counts) sum += orders[i].subsidy;
        }
        vm.assertEq(treasury.exposureOf(rail, issuer, host), sum, "exposure");
        vm.assertLe(sum, cap, "exposure cap");
    }

    /// @dev By where the register says that a party lives.
    function _residents(uint32 region) private view returns (uint256 held) {
        Book.Party[] memory parties = handler.allParties();
        for (uint256 i = 0; i < parties.length; ++i) {
            bool resident = registry.partyWord(parties[i].id).region() == region;
            if (resident) held += treasury.depositOf(parties[i].account);
        }
    }
}
