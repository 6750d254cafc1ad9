// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    AnnualCapExceeded,
    BalanceTooLow,
    CoPaymentTooLow,
    FirstUseCapExceeded,
    OrderCapExceeded,
    UnitMismatch
} from "../Errors.sol";

/// @notice Which limit set a quoted subsidy (docs/scenario-format.md, `quote`).
enum Binding {
    RATIO,
    BALANCE,
    ORDER_CAP,
    FIRST_USE_CAP,
    ANNUAL_CAP,
    UNIT
}

/// @notice All that bounds one subsidy, in fen.
/// @param byRatio The ratio of the price, rounded down.
/// @param balance What is left of the voucher.
/// @param unit The subsidy is a multiple of it; at least 1.
/// @param firstUseLeft The largest value once the group has been paid.
/// @param annualLeft What is left of the group's cap for the year.
struct Limits {
    uint256 byRatio;
    uint256 balance;
    uint256 orderCap;
    uint256 firstUseLeft;
    uint256 annualLeft;
    uint256 unit;
}

/// @notice The arithmetic of a subsidy, pure: no clock, no storage.
library SubsidyRule {
    uint256 internal constant WHOLE = 10_000;

    /// @return The part of `amount` that `ratioBp` covers, rounded down to the fen.
    /// @dev Cannot overflow: 96 bits by 14.
    function ofRatio(uint96 amount, uint256 ratioBp) internal pure returns (uint256) {
        return (uint256(amount) * ratioBp) / WHOLE;
    }

    /// @return The largest multiple of `unit` up to `amount`.
    function floorTo(uint256 amount, uint256 unit) internal pure returns (uint256) {
        return amount - (amount % unit);
    }

    /// @return subsidy The largest subsidy within every limit.
    /// @return binding The first limit, in the order of `Binding`, that equals the smallest; UNIT if rounding down to
    /// the unit lowered it.
    function most(Limits memory limits) internal pure returns (uint256 subsidy, Binding binding) {
        subsidy = limits.byRatio;
        if (limits.balance < subsidy) (subsidy, binding) = (limits.balance, Binding.BALANCE);
        if (limits.orderCap < subsidy) (subsidy, binding) = (limits.orderCap, Binding.ORDER_CAP);
        if (limits.firstUseLeft < subsidy) (subsidy, binding) = (limits.firstUseLeft, Binding.FIRST_USE_CAP);
        if (limits.annualLeft < subsidy) (subsidy, binding) = (limits.annualLeft, Binding.ANNUAL_CAP);
        uint256 rounded = floorTo(subsidy, limits.unit);
        if (rounded < subsidy) (subsidy, binding) = (rounded, Binding.UNIT);
    }

    /// @notice Refuses a subsidy beyond a limit, with the figures, in the order of precedence of the errors.
    function check(uint256 subsidy, Limits memory limits) internal pure {
        if (subsidy > limits.byRatio) revert CoPaymentTooLow(subsidy, limits.byRatio);
        if (subsidy > limits.balance) revert BalanceTooLow(subsidy, limits.balance);
        if (subsidy % limits.unit != 0) revert UnitMismatch(subsidy, limits.unit);
        if (subsidy > limits.orderCap) revert OrderCapExceeded(subsidy, limits.orderCap);
        if (subsidy > limits.firstUseLeft) revert FirstUseCapExceeded(subsidy, limits.firstUseLeft);
        if (subsidy > limits.annualLeft) revert AnnualCapExceeded(subsidy, limits.annualLeft);
    }
}
