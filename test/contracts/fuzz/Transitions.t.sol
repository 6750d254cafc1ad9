// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AlreadySettled, OrderNotApproved, OrderUnknown, WrongState} from "../../../contracts/Errors.sol";
import {OrderState} from "../../../contracts/redemption/OrderWord.sol";
import {Act, Transitions} from "../../../contracts/redemption/Transitions.sol";
import {Rail, Terms, TermsWord, TermsWords} from "../../../contracts/registry/TermsWord.sol";
import {vm} from "../support/Vm.sol";

/// @notice Every act in every state on every rail, with and without approval, against a table written out from
/// docs/scenario-format.md ("Steps", "Errors" 2).
contract TransitionsTest {
    bytes32 private constant ORDER = keccak256("an order");

    function check(OrderState state, Act act, TermsWord terms) external pure {
        Transitions.check(ORDER, state, act, terms);
    }

    function pack(Terms calldata terms) external pure returns (TermsWord) {
        return TermsWords.pack(terms, 0, 0, false);
    }

    function test_everyActInEveryStateOnEveryRail() external view {
        uint256 allowed = 0;
        for (uint256 rail = 0; rail < 4; ++rail) {
            for (uint256 approval = 0; approval < 2; ++approval) {
                TermsWord terms = this.pack(Terms(Rail(rail), approval == 1, 10_000, 7, address(0), 0, 1));
                for (uint256 act = 0; act < 12; ++act) allowed += _checkRow(Act(act), Rail(rail), approval == 1, terms);
            }
        }
        // 16 states without APPROVE and VERIFY on each of 8 kinds of terms, and 4 times each of the two: an empty table
        // cannot pass.
        vm.assertEq(allowed, 8 * 16 + 4 + 4, "allowed cells");
    }

    function _checkRow(Act act, Rail rail, bool approval, TermsWord terms) private view returns (uint256 allowed) {
        bytes memory row = bytes(_row(act, rail, approval));
        for (uint256 state = 0; state < 12; ++state) {
            bytes memory expected = _refusal(row[state], state);
            (bool passed, bytes memory reason) = address(this).staticcall(
                abi.encodeCall(this.check, (OrderState(state), act, terms))
            );
            vm.assertTrue(passed == (expected.length == 0), string.concat("cell of ", string(row)));
            if (passed) ++allowed;
            else vm.assertEq(keccak256(reason), keccak256(expected), string.concat("reason in ", string(row)));
        }
    }

    /// @return One letter for each of NONE PLACED APPROVED CLAIMED VERIFIED ACCEPTED DISPUTED PAID CANCELLED EXPIRED
    /// REJECTED CLAWED_BACK: + allowed, u unknown, n not approved, w wrong state, s settled.
    function _row(Act act, Rail rail, bool approval) private pure returns (string memory) {
        bool abroad = rail == Rail.POOL || rail == Rail.CLEARING;
        if (act == Act.APPROVE) return approval ? "u+wwwwwsssss" : "uwwwwwwsssss";
        if (act == Act.CANCEL) return "u++wwwwsssss";
        if (act == Act.EXPIRE) return "u++wwwwsssss";
        if (act == Act.CLAIM) return approval ? "un+wwwwsssss" : "u+wwwwwsssss";
        if (act == Act.CONFIRM) return "uww+ww+sssss";
        if (act == Act.VERIFY) return abroad ? "uww+wwwsssss" : "uwwwwwwsssss";
        if (act == Act.ACCEPT) return abroad ? "uwww+wwsssss" : "uww+wwwsssss";
        if (act == Act.ESCALATE) return "uww+wwwsssss";
        if (act == Act.DISPUTE) return "uww+++wsssss";
        if (act == Act.RESOLVE) return "uwwwww+sssss";
        if (act == Act.PAY) return "uwww++wsssss";
        return "uwwwwww+ssss";
    }

    function _refusal(bytes1 cell, uint256 state) private pure returns (bytes memory) {
        if (cell == "u") return abi.encodeWithSelector(OrderUnknown.selector, ORDER);
        if (cell == "n") return abi.encodeWithSelector(OrderNotApproved.selector, ORDER);
        if (cell == "s") return abi.encodeWithSelector(AlreadySettled.selector, ORDER, state);
        if (cell == "w") return abi.encodeWithSelector(WrongState.selector, ORDER, state);
        return "";
    }
}
