// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    AlreadySettled,
    BalanceTooLow,
    ChallengeOver,
    CoPaymentUnproved,
    CreditBlocked,
    DuplicateInvoice,
    InvoiceExceedsPrice,
    NotDue,
    OrderNotApproved,
    RedeemExpired,
    Unauthorized,
    ZeroAmount
} from "../../../contracts/Errors.sol";
import {Office, roleOf} from "../../../contracts/access/Office.sol";
import {IClaimDesk} from "../../../contracts/redemption/IClaimDesk.sol";
import {Claim, Confirmation} from "../../../contracts/redemption/Intents.sol";
import {OrderState} from "../../../contracts/redemption/OrderWord.sol";
import {Rail} from "../../../contracts/registry/TermsWord.sol";
import {ITreasury} from "../../../contracts/settlement/ITreasury.sol";
import {vm} from "../support/Vm.sol";
import {OrderActs} from "./OrderActs.sol";

/// @notice Orders from the claim on.
abstract contract ClaimActs is OrderActs {
    mapping(uint256 party => uint256 amount) private paidInCall;

    // ---- the claim ----

    function claim(uint256 seed) public atClock {
        uint256[] memory found = _findOrders(seed, _on(OrderState.PLACED) | _on(OrderState.APPROVED), 1);
        if (found.length == 0) return;
        OrderEntry storage entry = orders[found[0]];
        (Claim memory intent, uint96 subsidy) = _claimOf(seed, entry, intents[found[0]].price);
        bytes4 refusal = _refusalOfClaim(entry, intent, intents[found[0]].price, subsidy);
        bool oneSided = _draw(seed, "one-sided", 4) == 0;
        bytes memory data = _claimCall(found[0], intent, oneSided);
        string memory name = oneSided ? "claimOneSided" : "claim";
        if (!_do(name, RELAY, system.claimDesk, data, refusal)) return;
        _giveBack(entry, entry.subsidy - subsidy);
        (entry.state, entry.since, entry.oneSided) = (OrderState.CLAIMED, uint40(clock), oneSided);
        (entry.subsidy, entry.invoiced, entry.nullifier) = (subsidy, intent.invoiced, intent.nullifier);
        claimedOn[intent.nullifier] = found[0] + 1;
        if (subsidy < entry.reserved) ++done["claimShort"];
    }

    /// @dev The whole price or any part of it; seldom too much, a used invoice, or a fen too little paid.
    function _claimOf(
        uint256 seed,
        OrderEntry storage entry,
        uint96 price
    ) private returns (Claim memory intent, uint96 subsidy) {
        uint256 way = _draw(seed, "way of invoice", 12);
        uint96 invoiced = way < 6 ? price : uint96(1 + _draw(seed, "invoiced", price));
        if (way == 11) invoiced = price + 1;
        uint96 unit = rules[vouchers[entry.voucher].programme].unit;
        uint256 most = (((uint256(invoiced) * entry.ratioBp) / 10_000) / unit) * unit;
        subsidy = most < entry.reserved ? uint96(most) : entry.reserved;
        uint96 paid = entry.rail == Rail.REIMBURSE ? invoiced : invoiced - subsidy;
        if (_draw(seed, "unproved", 12) == 0 && paid != 0) --paid;
        bytes32 nullifier = _newReference();
        if (_draw(seed, "again", 8) == 0) nullifier = orders[_draw(seed, "whose", orders.length)].nullifier;
        if (nullifier == 0) nullifier = _newReference();
        intent = Claim(entry.hash, nullifier, invoiced, paid, keccak256("papers"), uint40(clock));
    }

    function _refusalOfClaim(
        OrderEntry storage entry,
        Claim memory intent,
        uint96 price,
        uint96 subsidy
    ) private view returns (bytes4) {
        if (entry.state == OrderState.PLACED && _needsApproval(entry)) return OrderNotApproved.selector;
        if (clock > vouchers[entry.voucher].redeemBy) return RedeemExpired.selector;
        if (subsidy == 0) return ZeroAmount.selector;
        uint256 other = claimedOn[intent.nullifier];
        if (other != 0 && orders[other - 1].state != OrderState.REJECTED) return DuplicateInvoice.selector;
        if (intent.invoiced > price) return InvoiceExceedsPrice.selector;
        uint96 least = entry.rail == Rail.REIMBURSE ? intent.invoiced : intent.invoiced - subsidy;
        return intent.paid < least ? CoPaymentUnproved.selector : bytes4(0);
    }

    function _claimCall(uint256 order, Claim memory intent, bool oneSided) internal view returns (bytes memory) {
        OrderEntry storage entry = orders[order];
        uint8 holder = vouchers[entry.voucher].holder;
        bytes32 digest = IClaimDesk(system.claimDesk).hashClaim(intent);
        bytes memory byEnterprise = _signature(parties[holder].key, digest);
        bytes memory byLab = _signature(parties[entry.lab].key, digest);
        if (oneSided && entry.rail == Rail.REIMBURSE) byLab = "";
        if (oneSided && entry.rail != Rail.REIMBURSE) byEnterprise = "";
        IClaimDesk.Ticket memory ticket = _ticket(_intakeKeyOf(entry), intent, uint40(clock));
        return abi.encodeCall(IClaimDesk.claimOrder, (intents[order], intent, byEnterprise, byLab, ticket));
    }

    function _intakeKeyOf(OrderEntry storage entry) internal view returns (uint256) {
        if (entry.rail == Rail.POOL) return parties[_agentOf(_issuerOf(entry))].key;
        return _officeKey(roleOf(_issuerOf(entry), Office.AGENCY));
    }

    function confirm(uint256 seed) external atClock {
        uint256 count = orders.length;
        for (uint256 i = 0; i < count; ++i) {
            OrderEntry storage entry = orders[(_draw(seed, "order", count) + i) % count];
            bool open = entry.state == OrderState.CLAIMED || entry.state == OrderState.DISPUTED;
            if (!entry.oneSided || !open) continue;
            Confirmation memory intent = Confirmation(entry.hash, uint40(clock), _newReference());
            uint8 other = entry.rail == Rail.REIMBURSE ? entry.lab : vouchers[entry.voucher].holder;
            bytes32 digest = IClaimDesk(system.claimDesk).hashConfirmation(intent);
            bytes memory signature = _signature(parties[other].key, digest);
            bytes memory data = abi.encodeCall(IClaimDesk.confirmClaim, (intent, signature));
            _do("confirm", RELAY, system.claimDesk, data, 0);
            entry.oneSided = false;
            return;
        }
    }

    // ---- review ----

    function verify(uint256 seed) public atClock {
        uint256[] memory found = _findOrders(seed, _cell(OrderState.CLAIMED, Rail.POOL), 1 + _draw(seed, "list", 3));
        if (found.length == 0) return;
        bytes memory data = abi.encodeCall(IClaimDesk.verifyMany, (_hashes(found)));
        address agent = parties[_agentOf(_issuerOf(orders[found[0]]))].signer;
        if (!_do("verify", agent, system.claimDesk, data, _refusalOfReview(found))) return;
        for (uint256 i = 0; i < found.length; ++i) {
            (orders[found[i]].state, orders[found[i]].since) = (OrderState.VERIFIED, uint40(clock));
        }
    }

    function accept(uint256 seed) public atClock {
        uint256 cells = _cell(OrderState.CLAIMED, Rail.HOME) | _cell(OrderState.CLAIMED, Rail.REIMBURSE);
        if (_draw(seed, "verified", 2) == 0) cells |= _cell(OrderState.VERIFIED, Rail.POOL);
        uint256[] memory found = _findOrders(seed, cells, 1 + _draw(seed, "list", 3));
        if (found.length == 0) return;
        bytes memory data = abi.encodeCall(IClaimDesk.acceptMany, (_hashes(found)));
        address agency = _agencies(orders[found[0]])[0];
        if (!_do("accept", agency, system.claimDesk, data, _refusalOfReview(found))) return;
        for (uint256 i = 0; i < found.length; ++i) orders[found[i]].state = OrderState.ACCEPTED;
    }

    /// @dev A claim that one party signed waits for the other, or 14 days; and the list is one issuer's. All or none.
    function _refusalOfReview(uint256[] memory found) private view returns (bytes4) {
        for (uint256 i = 0; i < found.length; ++i) {
            OrderEntry storage entry = orders[found[i]];
            bool waits = entry.state == OrderState.CLAIMED && entry.oneSided && clock < entry.since + 14 days;
            if (waits) return NotDue.selector;
            if (_issuerOf(entry) != _issuerOf(orders[found[0]])) return Unauthorized.selector;
        }
        return 0;
    }

    function escalate(uint256 seed) external atClock {
        uint256[] memory found = _findOrders(seed, _on(OrderState.CLAIMED), 1);
        if (found.length == 0) return;
        OrderEntry storage entry = orders[found[0]];
        bytes4 refusal = clock < entry.since + 30 days ? NotDue.selector : bytes4(0);
        bytes memory data = abi.encodeCall(IClaimDesk.escalateOrder, (entry.hash));
        if (!_do("escalate", RELAY, system.claimDesk, data, refusal)) return;
        (entry.state, entry.since) = (OrderState.DISPUTED, uint40(clock));
    }

    function dispute(uint256 seed) external atClock {
        uint256[] memory found = _findOrders(
            seed,
            _on(OrderState.CLAIMED) | _on(OrderState.VERIFIED) | _on(OrderState.ACCEPTED),
            1
        );
        if (found.length == 0) return;
        OrderEntry storage entry = orders[found[0]];
        bool banned = _isBanned(_payeeOf(entry));
        bytes4 refusal = _isDue(entry) && !banned ? ChallengeOver.selector : bytes4(0);
        address by = _agencies(entry)[_draw(seed, "by", 2)];
        if (entry.rail == Rail.POOL && _draw(seed, "agent", 3) == 0) by = parties[_agentOf(_issuerOf(entry))].signer;
        bytes memory data = abi.encodeCall(IClaimDesk.disputeOrder, (entry.hash, _newReference()));
        if (!_do(_isDue(entry) ? "disputeOfBanned" : "dispute", by, system.claimDesk, data, refusal)) return;
        (entry.state, entry.since) = (OrderState.DISPUTED, uint40(clock));
    }

    function resolve(uint256 seed) external atClock {
        uint256[] memory found = _findOrders(seed, _on(OrderState.DISPUTED), 1);
        if (found.length == 0) return;
        OrderEntry storage entry = orders[found[0]];
        bool toPay = _draw(seed, "outcome", 2) == 0;
        IClaimDesk.Outcome outcome = toPay ? IClaimDesk.Outcome.PAY : IClaimDesk.Outcome.RELEASE;
        bytes memory data = abi.encodeCall(IClaimDesk.resolveOrder, (entry.hash, outcome, _newReference()));
        if (_draw(seed, "council", 3) == 0) {
            bytes4 refusal = clock < entry.since + 30 days ? Unauthorized.selector : bytes4(0);
            if (!_do("resolveByCouncil", council, system.claimDesk, data, refusal)) return;
        } else {
            _doBoth(toPay ? "resolveToPay" : "resolveToRelease", seed, _agencies(entry), system.claimDesk, data, 0);
        }
        entry.state = toPay ? OrderState.ACCEPTED : OrderState.REJECTED;
        if (!toPay) _giveBack(entry, entry.subsidy);
    }

    // ---- money ----

    function pay(uint256 seed) public atClock {
        uint256 cells = _on(OrderState.VERIFIED) | _on(OrderState.ACCEPTED);
        uint256[] memory found = _findOrders(seed, cells, 1 + _draw(seed, "list", 3));
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
        if (entry.rail == Rail.POOL) poolFree[_pair(_issuerOf(entry), _hostOf(entry))] += taken;
        _addDue(payee, found[0], amount - taken);
        entry.clawed += amount;
        if (amount == left) entry.state = OrderState.CLAWED_BACK;
    }

    // ---- inside ----

    function _isDue(OrderEntry storage entry) internal view returns (bool) {
        if (entry.state == OrderState.VERIFIED) return clock >= entry.since + _challengeOf(entry);
        return entry.state == OrderState.ACCEPTED;
    }

    function _depositsOfAll() private view returns (uint256[] memory held) {
        held = new uint256[](parties.length);
        for (uint256 i = 0; i < held.length; ++i) {
            held[i] = ITreasury(system.treasury).depositOf(parties[i].account);
        }
    }

    function _hashes(uint256[] memory places) internal view returns (bytes32[] memory hashes) {
        hashes = new bytes32[](places.length);
        for (uint256 i = 0; i < places.length; ++i) hashes[i] = orders[places[i]].hash;
    }
}
