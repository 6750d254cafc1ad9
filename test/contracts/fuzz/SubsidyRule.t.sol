// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    AnnualCapExceeded,
    BalanceTooLow,
    CoPaymentTooLow,
    FirstUseCapExceeded,
    OrderCapExceeded,
    UnitMismatch
} from "../../../contracts/Errors.sol";
import {Binding, Limits, SubsidyRule} from "../../../contracts/programme/SubsidyRule.sol";
import {vm} from "../support/Vm.sol";

/// @notice The arithmetic of a subsidy against a slow re-statement of docs/scenario-format.md, `quote` and "Errors" 6.
contract SubsidyRuleTest {
    uint96 private constant TOP = type(uint96).max;

    function check(uint256 subsidy, Limits calldata limits) external pure {
        SubsidyRule.check(subsidy, limits);
    }

    /// @dev Counts up from 0, so there is no shared arithmetic: the answer is the last amount that every rule allows.
    function testFuzz_mostIsTheLastAmountThatAllLimitsAllow(uint256 seed) external pure {
        Limits memory limits = _limits(seed, 200);
        limits.unit = 1 + (seed % 37);
        uint256 last = 0;
        for (uint256 amount = 0; amount <= 210; ++amount) {
            if (_fits(amount, limits)) last = amount;
        }
        (uint256 subsidy, ) = SubsidyRule.most(limits);
        vm.assertEq(subsidy, last, "most");
    }

    function testFuzz_bindingIsTheFirstOfTheSmallest(uint256 seed, uint96 unit) external pure {
        Limits memory limits = _limits(seed, TOP);
        limits.unit = seed % 3 == 0 ? 1 + (unit % 1_000_000) : (unit == 0 ? 1 : unit);
        _checkMost(limits);
    }

    function test_bindingOfEveryLimitAndOfTies() external pure {
        for (uint256 first = 0; first < 5; ++first) {
            for (uint256 second = 0; second < 5; ++second) {
                uint256[5] memory figures = [uint256(900), 900, 900, 900, 900];
                (figures[first], figures[second]) = (500, 500);
                Limits memory limits = _of(figures, 1);
                (uint256 subsidy, Binding binding) = SubsidyRule.most(limits);
                vm.assertEq(subsidy, 500, "tie");
                vm.assertEq(uint256(binding), first < second ? first : second, "the first of two that tie binds");
                limits.unit = 7;
                (subsidy, binding) = SubsidyRule.most(limits);
                vm.assertEq(subsidy, 497, "rounded down");
                vm.assertEq(uint256(binding), uint256(Binding.UNIT), "rounding binds");
                limits.unit = 250;
                (, binding) = SubsidyRule.most(limits);
                vm.assertTrue(binding != Binding.UNIT, "the unit binds only where it lowered the amount");
            }
        }
    }

    function test_theLargestAmountsDoNotOverflow() external pure {
        uint256[5] memory top = [uint256(TOP), TOP, TOP, TOP, TOP];
        (uint256 subsidy, Binding binding) = SubsidyRule.most(_of(top, 1));
        vm.assertEq(subsidy, TOP, "all of it");
        vm.assertEq(uint256(binding), uint256(Binding.RATIO), "the ratio is first");
        // 2^96 - 1 is a multiple of 3.
        (subsidy, binding) = SubsidyRule.most(_of(top, 3));
        vm.assertEq(subsidy, TOP, "a multiple of the unit stays");
        (subsidy, binding) = SubsidyRule.most(_of(top, TOP));
        vm.assertEq(subsidy, TOP, "one unit");
        (subsidy, binding) = SubsidyRule.most(_of(top, uint256(TOP) + 1));
        vm.assertEq(subsidy, 0, "less than one unit");
        vm.assertEq(uint256(binding), uint256(Binding.UNIT), "and the unit binds");
        vm.assertEq(SubsidyRule.ofRatio(TOP, 10_000), TOP, "the whole of the largest amount");
        vm.assertEq(SubsidyRule.ofRatio(TOP, 9_999), TOP - uint256(TOP) / 10_000 - 1, "rounded down");
    }

    /// @dev The definition of rounding down: the quotient fits and the next does not.
    function testFuzz_ofRatioRoundsDownToTheFen(uint96 amount, uint16 ratioBp) external pure {
        uint256 ratio = ratioBp % 10_001;
        uint256 part = SubsidyRule.ofRatio(amount, ratio);
        vm.assertTrue(part * 10_000 <= uint256(amount) * ratio, "not above the ratio");
        vm.assertTrue((part + 1) * 10_000 > uint256(amount) * ratio, "not a fen below it");
        vm.assertLe(part, amount, "never above the price");
    }

    function testFuzz_checkRefusesByTheFirstRuleBroken(uint256 seed, uint96 unit, uint256 way) external {
        Limits memory limits = _limits(seed, TOP);
        limits.unit = way % 2 == 0 ? 1 + (unit % 97) : 1 + (unit % 1e9);
        (uint256 most, ) = _slowMost(limits);
        uint256 subsidy = _near(most, limits.unit, way >> 1);
        bytes memory refusal = _refusalOf(subsidy, limits);
        vm.assertTrue((refusal.length == 0) == _fits(subsidy, limits), "a refusal where a rule is broken");
        if (refusal.length != 0) vm.expectRevert(refusal);
        this.check(subsidy, limits);
        // What is quoted can be ordered.
        this.check(most, limits);
    }

    function _checkMost(Limits memory limits) private pure {
        (uint256 subsidy, Binding binding) = SubsidyRule.most(limits);
        (uint256 most, uint256 bound) = _slowMost(limits);
        vm.assertEq(subsidy, most, "most");
        vm.assertEq(uint256(binding), bound, "binding");
    }

    /// @dev The smallest by comparing all with all, then the multiple by division and not by remainder.
    function _slowMost(Limits memory limits) private pure returns (uint256 most, uint256 bound) {
        uint256[5] memory figures = _figures(limits);
        for (uint256 i = 5; i > 0; --i) {
            bool smallest = true;
            for (uint256 j = 0; j < 5; ++j) if (figures[j] < figures[i - 1]) smallest = false;
            if (smallest) (most, bound) = (figures[i - 1], i - 1);
        }
        uint256 rounded = (most / limits.unit) * limits.unit;
        if (rounded != most) (most, bound) = (rounded, uint256(Binding.UNIT));
    }

    function _fits(uint256 subsidy, Limits memory limits) private pure returns (bool) {
        uint256[5] memory figures = _figures(limits);
        for (uint256 i = 0; i < 5; ++i) if (subsidy > figures[i]) return false;
        return (subsidy / limits.unit) * limits.unit == subsidy;
    }

    /// @dev The order of docs/scenario-format.md, "Errors" 6.
    function _refusalOf(uint256 subsidy, Limits memory limits) private pure returns (bytes memory) {
        if (subsidy > limits.byRatio) return abi.encodeWithSelector(CoPaymentTooLow.selector, subsidy, limits.byRatio);
        if (subsidy > limits.balance) return abi.encodeWithSelector(BalanceTooLow.selector, subsidy, limits.balance);
        if ((subsidy / limits.unit) * limits.unit != subsidy) {
            return abi.encodeWithSelector(UnitMismatch.selector, subsidy, limits.unit);
        }
        if (subsidy > limits.orderCap)
            return abi.encodeWithSelector(OrderCapExceeded.selector, subsidy, limits.orderCap);
        if (subsidy > limits.firstUseLeft) {
            return abi.encodeWithSelector(FirstUseCapExceeded.selector, subsidy, limits.firstUseLeft);
        }
        if (subsidy > limits.annualLeft) {
            return abi.encodeWithSelector(AnnualCapExceeded.selector, subsidy, limits.annualLeft);
        }
        return "";
    }

    /// @dev Five limits out of three different figures, so that ties are common, and no limit at all now and then.
    function _limits(uint256 seed, uint256 top) private pure returns (Limits memory limits) {
        uint256[5] memory figures;
        for (uint256 i = 0; i < 5; ++i) {
            uint256 which = uint256(keccak256(abi.encode(seed, i))) % 4;
            figures[i] = which == 3 ? TOP : uint256(keccak256(abi.encode(seed, "figure", which))) % (top + 1);
        }
        // The ratio of a price is finite.
        if (figures[0] == TOP) figures[0] = top;
        limits = _of(figures, 1);
    }

    /// @dev The most, a unit around it, a fen around it, or anything.
    function _near(uint256 most, uint256 unit, uint256 way) private pure returns (uint256) {
        uint256 which = way % 6;
        if (which == 0) return most;
        if (which == 1) return most + unit;
        if (which == 2) return most > unit ? most - unit : 0;
        if (which == 3) return most + 1;
        if (which == 4) return most > 0 ? most - 1 : 0;
        return way % (uint256(TOP) + 1);
    }

    function _figures(Limits memory limits) private pure returns (uint256[5] memory) {
        return [limits.byRatio, limits.balance, limits.orderCap, limits.firstUseLeft, limits.annualLeft];
    }

    function _of(uint256[5] memory figures, uint256 unit) private pure returns (Limits memory) {
        return
            Limits({
                byRatio: figures[0],
                balance: figures[1],
                orderCap: figures[2],
                firstUseLeft: figures[3],
                annualLeft: figures[4],
                unit: unit
            });
    }
}
