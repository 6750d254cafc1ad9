// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Unauthorized} from "../../../contracts/Errors.sol";
import {IProgrammes} from "../../../contracts/programme/IProgrammes.sol";
import {IOrderDesk} from "../../../contracts/redemption/IOrderDesk.sol";
import {OrderState, OrderWord} from "../../../contracts/redemption/OrderWord.sol";
import {IRegistry} from "../../../contracts/registry/IRegistry.sol";
import {Rail} from "../../../contracts/registry/TermsWord.sol";
import {ITreasury} from "../../../contracts/settlement/ITreasury.sol";
import {IVoucherToken} from "../../../contracts/voucher/IVoucherToken.sol";
import {PaymentActs} from "./PaymentActs.sol";

/// @notice Calls of what only the other contracts may call.
abstract contract InternalAttempts is PaymentActs {
    /// @param allowed Those whose call would count. `reason` is what everyone else is told; 0: whatever.
    struct Attempt {
        string name;
        address target;
        bytes data;
        address[3] allowed;
        bytes4 reason;
    }

    function _withInternalsOfMoney(uint256 seed, uint256 way) internal view returns (Attempt memory attempt) {
        uint32 programme = rules[_draw(seed, "programme", rules.length)].id;
        uint32 lab = parties[LAB_B].id;
        Rail rail = _draw(seed, "rail", 2) == 0 ? Rail.POOL : Rail.CLEARING;
        attempt = _of("internals", way < 6 ? system.programmes : system.treasury, Unauthorized.selector);
        address[12] memory callers = [
            system.voucherToken,
            system.voucherToken,
            system.orderDesk,
            system.orderDesk,
            system.claimDesk,
            system.claimDesk,
            system.programmes,
            system.programmes,
            system.orderDesk,
            system.orderDesk,
            system.claimDesk,
            system.claimDesk
        ];
        attempt.allowed = _three(callers[way], way == 3 || way == 9 ? system.claimDesk : address(0));
        if (way == 0) attempt.data = abi.encodeCall(IProgrammes.issue, (programme, 1));
        if (way == 1) attempt.data = abi.encodeCall(IProgrammes.withdraw, (programme, 1));
        if (way == 2) attempt.data = abi.encodeCall(IProgrammes.reserve, (programme, 1, 1));
        if (way == 3) attempt.data = abi.encodeCall(IProgrammes.release, (programme, 1, 1, 56, false, false));
        if (way == 4) attempt.data = abi.encodeCall(IProgrammes.pay, (programme, 1));
        if (way == 5) attempt.data = abi.encodeCall(IProgrammes.endFirstUse, (programme, 1));
        if (way == 6) attempt.data = abi.encodeCall(ITreasury.encumber, (A, 1));
        if (way == 7) attempt.data = abi.encodeCall(ITreasury.unencumber, (A, 1));
        if (way == 8) attempt.data = abi.encodeCall(ITreasury.reserve, (rail, A, B, 1, NONE));
        if (way == 9) attempt.data = abi.encodeCall(ITreasury.release, (rail, A, B, 1));
        if (way == 10) attempt.data = abi.encodeCall(ITreasury.pay, (rail, A, B, lab, 1));
        if (way == 11) attempt.data = abi.encodeCall(ITreasury.clawBack, (bytes32(seed), rail, A, B, lab, 1));
    }

    function _withInternals(uint256 seed, uint256 way) internal view returns (Attempt memory attempt) {
        Party storage party = parties[_draw(seed, "party", parties.length)];
        attempt = _of("internals", way < 4 ? system.registry : system.voucherToken, Unauthorized.selector);
        attempt.allowed = _three(way < 3 ? system.creditRegister : system.recognition, address(0));
        if (way == 0) attempt.data = abi.encodeCall(IRegistry.setParticipantCredit, (party.id, 9e9, 9e9));
        if (way == 1) attempt.data = abi.encodeCall(IRegistry.setGroupCredit, (party.group, 9e9, 9e9));
        if (way == 2) attempt.data = abi.encodeCall(IRegistry.setRegionCredit, (party.region, 9e9));
        if (way == 3) attempt.data = abi.encodeCall(IRegistry.setListed, (parties[LAB_B].id, false));
        if (way < 4) return attempt;
        if (way < 7) {
            if (vouchers.length == 0) return _of("", address(0), 0);
            uint256 id = vouchers[_draw(seed, "voucher", vouchers.length)].id;
            attempt.allowed = _three(system.orderDesk, way == 4 ? address(0) : system.claimDesk);
            attempt.data =
                way == 4
                    ? abi.encodeCall(IVoucherToken.spend, (id, 1))
                    : abi.encodeCall(IVoucherToken.restore, (id, 1));
            return attempt;
        }
        uint256[] memory found = _findOrders(seed, type(uint256).max, 1);
        if (found.length == 0) return _of("", address(0), 0);
        OrderWord[] memory before = new OrderWord[](1);
        OrderWord[] memory next = new OrderWord[](1);
        before[0] = IOrderDesk(system.orderDesk).orderWord(orders[found[0]].hash);
        next[0] = before[0].to(way == 7 ? OrderState.ACCEPTED : OrderState.PLACED);
        attempt.target = system.orderDesk;
        attempt.data = abi.encodeCall(IOrderDesk.record, (_hashes(found), before, next));
        attempt.allowed = _three(system.claimDesk, address(0));
    }

    // ---- inside ----

    function _modules() internal view returns (address[] memory modules) {
        address[9] memory nine = abi.decode(abi.encode(system), (address[9]));
        modules = new address[](9);
        for (uint256 i = 0; i < 9; ++i) modules[i] = nine[i];
    }

    function _of(string memory name, address target, bytes4 reason) internal pure returns (Attempt memory attempt) {
        (attempt.name, attempt.target, attempt.reason) = (name, target, reason);
    }

    function _three(address one, address other) internal pure returns (address[3] memory) {
        return [one, other, address(0)];
    }
}
