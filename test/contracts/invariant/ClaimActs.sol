// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    ChallengeOver,
    CoPaymentUnproved,
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
import {OrderActs} from "./OrderActs.sol";

/// @notice Claims and their review.
abstract contract ClaimActs is OrderActs {
    // ---- the claim ----

    function claim(uint256 seed) public atClock {
        uint256[] memory found = _findOrders(seed, _on(OrderState.PLACED) | _on(OrderState.APPROVED), 1);
        if (found.length != 0) _claim(seed, found[0]);
    }

    function _claim(uint256 seed, uint256 order) internal {
        OrderEntry storage entry = orders[order];
        (Claim memory intent, uint96 subsidy) = _claimOf(seed, entry, intents[order].price);
        bytes4 refusal = _refusalOfClaim(entry, intent, intents[order].price, subsidy);
        bool oneSided = _draw(seed, "one-sided", 4) == 0;
        bytes memory data = _claimCall(order, intent, oneSided);
        string memory name = oneSided ? "claimOneSided" : "claim";
        if (!_do(name, RELAY, system.claimDesk, data, refusal)) return;
        _giveBack(entry, entry.subsidy - subsidy);
        (entry.state, entry.since, entry.oneSided) = (OrderState.CLAIMED, uint40(clock), oneSided);
        (entry.subsidy, entry.invoiced, entry.nullifier) = (subsidy, intent.invoiced, intent.nullifier);
        claimedOn[intent.nullifier] = order + 1;
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
        bool atHost = entry.rail == Rail.CLEARING;
        return _officeKey(roleOf(atHost ? _hostOf(entry) : _issuerOf(entry), Office.AGENCY));
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

    /// @dev By the agent on POOL, by the host's agency on CLEARING.
    function verify(uint256 seed) public atClock {
        Rail rail = _draw(seed, "rail", 2) == 0 ? Rail.POOL : Rail.CLEARING;
        _verify(_findOrders(seed, _cell(OrderState.CLAIMED, rail), 1 + _draw(seed, "list", 3)));
    }

    function _verify(uint256[] memory found) internal {
        if (found.length == 0) return;
        bytes memory data = abi.encodeCall(IClaimDesk.verifyMany, (_hashes(found)));
        OrderEntry storage first = orders[found[0]];
        bool byAgent = first.rail == Rail.POOL;
        address reviewer = byAgent ? parties[_agentOf(_issuerOf(first))].signer : _agencies(first)[1];
        if (!_do("verify", reviewer, system.claimDesk, data, _refusalOfReview(found, !byAgent))) return;
        for (uint256 i = 0; i < found.length; ++i) {
            (orders[found[i]].state, orders[found[i]].since) = (OrderState.VERIFIED, uint40(clock));
        }
    }

    function accept(uint256 seed) public atClock {
        uint256 cells = _cell(OrderState.CLAIMED, Rail.HOME) | _cell(OrderState.CLAIMED, Rail.REIMBURSE);
        if (_draw(seed, "verified", 2) == 0) {
            cells |= _cell(OrderState.VERIFIED, Rail.POOL) | _cell(OrderState.VERIFIED, Rail.CLEARING);
        }
        _accept(_findOrders(seed, cells, 1 + _draw(seed, "list", 3)));
    }

    function _accept(uint256[] memory found) internal {
        if (found.length == 0) return;
        bytes memory data = abi.encodeCall(IClaimDesk.acceptMany, (_hashes(found)));
        address agency = _agencies(orders[found[0]])[0];
        if (!_do("accept", agency, system.claimDesk, data, _refusalOfReview(found, false))) return;
        for (uint256 i = 0; i < found.length; ++i) orders[found[i]].state = OrderState.ACCEPTED;
    }

    /// @dev A claim that one party signed waits for the other, or 14 days; and the list is one issuer's, or one host's
    /// where the host's agency reviews. All or none.
    function _refusalOfReview(uint256[] memory found, bool byHost) private view returns (bytes4) {
        for (uint256 i = 0; i < found.length; ++i) {
            (OrderEntry storage entry, OrderEntry storage first) = (orders[found[i]], orders[found[0]]);
            bool waits = entry.state == OrderState.CLAIMED && entry.oneSided && clock < entry.since + 14 days;
            if (waits) return NotDue.selector;
            bool same = byHost ? _hostOf(entry) == _hostOf(first) : _issuerOf(entry) == _issuerOf(first);
            if (!same) return Unauthorized.selector;
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
            4
        );
        if (found.length == 0) return;
        // One whose payee is banned where there is one: there are not many.
        for (uint256 i = 1; i < found.length; ++i) if (_isBanned(_payeeOf(orders[found[i]]))) found[0] = found[i];
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

    // ---- inside ----

    function _isDue(OrderEntry storage entry) internal view returns (bool) {
        if (entry.state == OrderState.VERIFIED) return clock >= entry.since + _challengeOf(entry);
        return entry.state == OrderState.ACCEPTED;
    }

    function _hashes(uint256[] memory places) internal view returns (bytes32[] memory hashes) {
        hashes = new bytes32[](places.length);
        for (uint256 i = 0; i < places.length; ++i) hashes[i] = orders[places[i]].hash;
    }
}
