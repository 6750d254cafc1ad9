// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AlreadySettled, OrderNotApproved, OrderUnknown, WrongState} from "../Errors.sol";
import {Rail, TermsWord} from "../registry/TermsWord.sol";
import {OrderState} from "./OrderWord.sol";

/// @notice What can be done to an order.
enum Act {
    APPROVE,
    CANCEL,
    EXPIRE,
    CLAIM,
    CONFIRM,
    VERIFY,
    ACCEPT,
    ESCALATE,
    DISPUTE,
    RESOLVE,
    PAY,
    CLAW_BACK
}

/// @notice The one table of an order's states: which act fits which state, on which rail.
///
/// | act       | from                          | to                    |
/// |-----------|-------------------------------|-----------------------|
/// | APPROVE   | PLACED, if the terms ask      | APPROVED              |
/// | CANCEL    | PLACED APPROVED               | CANCELLED             |
/// | EXPIRE    | PLACED APPROVED               | EXPIRED               |
/// | CLAIM     | PLACED (APPROVED if asked)    | CLAIMED               |
/// | CONFIRM   | CLAIMED DISPUTED              | unchanged             |
/// | VERIFY    | CLAIMED, POOL and CLEARING    | VERIFIED              |
/// | ACCEPT    | CLAIMED HOME REIMBURSE, else VERIFIED | ACCEPTED      |
/// | ESCALATE  | CLAIMED                       | DISPUTED              |
/// | DISPUTE   | CLAIMED VERIFIED ACCEPTED     | DISPUTED              |
/// | RESOLVE   | DISPUTED                      | ACCEPTED or REJECTED  |
/// | PAY       | VERIFIED ACCEPTED             | PAID                  |
/// | CLAW_BACK | PAID                          | PAID or CLAWED_BACK   |
library Transitions {
    uint256 private constant PLACED = 1 << uint256(OrderState.PLACED);
    uint256 private constant APPROVED = 1 << uint256(OrderState.APPROVED);
    uint256 private constant CLAIMED = 1 << uint256(OrderState.CLAIMED);
    uint256 private constant VERIFIED = 1 << uint256(OrderState.VERIFIED);
    uint256 private constant ACCEPTED = 1 << uint256(OrderState.ACCEPTED);
    uint256 private constant DISPUTED = 1 << uint256(OrderState.DISPUTED);
    uint256 private constant PAID = 1 << uint256(OrderState.PAID);

    /// @notice Refuses an act that does not fit: `OrderUnknown`, `OrderNotApproved`, `AlreadySettled`, `WrongState`.
    function check(bytes32 order, OrderState state, Act act, TermsWord terms) internal pure {
        if (state == OrderState.NONE) revert OrderUnknown(order);
        if (_from(act, terms) & (1 << uint256(state)) != 0) return;
        if (act == Act.CLAIM && state == OrderState.PLACED) revert OrderNotApproved(order);
        bool settled = state > OrderState.PAID || (state == OrderState.PAID && act != Act.CLAW_BACK);
        if (settled) revert AlreadySettled(order, uint8(state));
        revert WrongState(order, uint8(state));
    }

    /// @return states One bit for each state from which the act is possible under these terms.
    function _from(Act act, TermsWord terms) private pure returns (uint256 states) {
        if (act == Act.APPROVE) return terms.needsApproval() ? PLACED : 0;
        if (act == Act.CANCEL || act == Act.EXPIRE) return PLACED | APPROVED;
        if (act == Act.CLAIM) return terms.needsApproval() ? APPROVED : PLACED;
        if (act == Act.CONFIRM) return CLAIMED | DISPUTED;
        if (act == Act.VERIFY) return isReviewedAbroad(terms) ? CLAIMED : 0;
        if (act == Act.ACCEPT) return isReviewedAbroad(terms) ? VERIFIED : CLAIMED;
        if (act == Act.ESCALATE) return CLAIMED;
        if (act == Act.DISPUTE) return CLAIMED | VERIFIED | ACCEPTED;
        if (act == Act.RESOLVE) return DISPUTED;
        if (act == Act.PAY) return VERIFIED | ACCEPTED;
        return PAID;
    }

    /// @notice Whether the host's side verifies a claim before the issuer's accepts it.
    function isReviewedAbroad(TermsWord terms) internal pure returns (bool) {
        Rail rail = terms.rail();
        return rail == Rail.POOL || rail == Rail.CLEARING;
    }
}
