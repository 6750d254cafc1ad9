// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AlreadySettled, BalanceTooLow, CreditBlocked, NotDue} from "../../../contracts/Errors.sol";
import {IClaimDesk} from "../../../contracts/redemption/IClaimDesk.sol";
import {OrderState} from "../../../contracts/redemption/OrderWord.sol";
import {Rail} from "../../../contracts/registry/TermsWord.sol";
import {ITreasury} from "../../../contracts/settlement/ITreasury.sol";
import {vm} from "../support/Vm.sol";
import {ClaimActs} from "./ClaimActs.sol";

/// @notice Payments and clawbacks.
abstract contract PaymentActs is ClaimActs {
    mapping(uint256 party => uint256 amount) private paidInCall;

    /// @dev From the order to the payment in one go, so that there is enough that regions owe one another.
    function useByClearing(uint256 seed) public atClock {
        uint256[] memory one = new uint256[](1);
        one[0] = orders.length;
        _order(seed, Rail.CLEARING);
        if (orders.length == one[0]) return;
        OrderEntry storage entry = orders[one[0]];
        if (_needsApproval(entry)) _approve(entry);
        _claim(seed, one[0]);
        // What one party signed alone waits for the other.
        if (entry.state != OrderState.CLAIMED || entry.oneSided) return;
        _verify(one);
        _accept(one);
        _pay(seed, one);
    }

    function pay(uint256 seed) public atClock {
        uint256 cells = _on(OrderState.VERIFIED) | _on(OrderState.ACCEPTED);
        _pay(seed, _findOrders(seed, cells, 1 + _draw(seed, "list", 3)));
    }

    function _pay(uint256 seed, uint256[] memory found) private {
        if (found.length == 0) return;
        bytes4 refusal = 0;
        // The whole list is looked at for what is due before any of it is paid.
        for (uint256 i = 0; i < found.length; ++i) {
            if (refusal == 0 && _isBanned(_payeeOf(orders[found[i]]))) refusal = CreditBlocked.selector;
            if (!_isDue(orders[found[i]])) refusal = NotDue.selector;
        }
        bytes32[] memory hashes = _hashes(found);
        if (refusal == 0 && found.length > 1 && _draw(seed, "twice", 4) == 0) {
            // The same order twice in one list: nobody is paid.
            (hashes[1], refusal) = (hashes[0], AlreadySettled.selector);
        }
        uint256[] memory before = _depositsOfAll();
        bytes memory data = abi.encodeCall(IClaimDesk.payMany, (hashes));
        if (!_do("pay", RELAY, system.claimDesk, data, refusal)) return;
        for (uint256 i = 0; i < found.length; ++i) _keepPayment(found[i]);
        uint256[] memory afterwards = _depositsOfAll();
        for (uint256 i = 0; i < before.length; ++i) {
            vm.assertEq(afterwards[i] - before[i], paidInCall[i], "what reached the payee");
            paidInCall[i] = 0;
        }
        _do("pay", RELAY, system.claimDesk, data, AlreadySettled.selector);
    }

    function _keepPayment(uint256 order) private {
        OrderEntry storage entry = orders[order];
        uint8 payee = _payeeOf(entry);
        uint96 left = _settleDues(payee, entry.subsidy);
        paidInCall[payee] += left;
        deposits[payee] += left;
        heldByResidents[_moneyOf(entry)] += left;
        // What is paid on CLEARING is owed from then on. The treasury gets on POOL what it had paid for before.
        (uint32 issuer, uint32 host) = (_issuerOf(entry), _hostOf(entry));
        if (entry.rail == Rail.POOL) freeMoney[issuer] += entry.subsidy;
        if (entry.rail == Rail.CLEARING) {
            // Whatever the limits are by now, and however little the host has besides what was set aside.
            if (freeMoney[host] < entry.subsidy) ++done["pay CLEARING out of the reserve alone"];
            uint96 cap = netDebitCaps[issuer];
            if (cap != NONE && _netDebit(issuer) > int256(uint256(cap))) ++done["pay CLEARING beyond the cap"];
            exposures[_exposure(entry)] -= entry.subsidy;
            _incur(issuer, host, entry.subsidy);
        }
        ++entry.payments;
        entry.received += entry.subsidy;
        entry.state = OrderState.PAID;
        if (entry.firstUse) _usageOf(entry).everPaid = true;
        ++done[string.concat("pay ", _nameOf(entry.rail))];
    }

    function clawBack(uint256 seed) external atClock {
        uint256[] memory found = _findOrders(seed, _on(OrderState.PAID), 1);
        if (found.length == 0) return;
        OrderEntry storage entry = orders[found[0]];
        uint96 left = entry.subsidy - entry.clawed;
        bool whole = _draw(seed, "whole", 4) == 0;
        uint96 amount = whole ? left : _amountAround(seed, left, left);
        bytes4 refusal = amount > left ? BalanceTooLow.selector : bytes4(0);
        bytes memory data = abi.encodeCall(
            IClaimDesk.clawBackOrder,
            (entry.hash, whole ? type(uint96).max : amount, _newReference())
        );
        string memory name = amount < left ? "clawBackPart" : "clawBackAll";
        if (!_doBoth(name, seed, _agencies(entry), system.claimDesk, data, refusal)) return;
        uint8 payee = _payeeOf(entry);
        uint96 taken = amount < deposits[payee] ? amount : deposits[payee];
        deposits[payee] -= taken;
        heldByResidents[_moneyOf(entry)] -= taken;
        uint96 advanced = entry.rail == Rail.CLEARING ? _advance(found[0], amount - taken) : 0;
        _takeBack(entry, taken + advanced);
        _addDue(payee, found[0], amount - taken);
        entry.clawed += amount;
        if (amount == left) entry.state = OrderState.CLAWED_BACK;
    }

    /// @dev "Then the host treasury's free money, as far as it goes"; it is due to the host treasury.
    function _advance(uint256 order, uint96 rest) private returns (uint96 advanced) {
        uint32 host = _hostOf(orders[order]);
        advanced = rest < freeMoney[host] ? rest : freeMoney[host];
        freeMoney[host] -= advanced;
        advancedOn[order] += advanced;
        if (advanced != 0) ++done["clawBackAdvanced"];
    }

    function _depositsOfAll() private view returns (uint256[] memory held) {
        held = new uint256[](parties.length);
        for (uint256 i = 0; i < held.length; ++i) {
            held[i] = ITreasury(system.treasury).depositOf(parties[i].account);
        }
    }
}
