// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    AnnualCapExceeded,
    BalanceTooLow,
    BudgetExhausted,
    CoPaymentTooLow,
    CreditBlocked,
    ExposureCapExceeded,
    FirstUseCapExceeded,
    NotDue,
    NotRecognised,
    OrderCapExceeded,
    OrderExists,
    PoolShort,
    ProgrammeClosed,
    RelatedParties,
    Retroactive,
    UnitMismatch,
    UseExpired
} from "../../../contracts/Errors.sol";
import {Office} from "../../../contracts/access/Office.sol";
import {Binding} from "../../../contracts/programme/SubsidyRule.sol";
import {Cancellation, Order} from "../../../contracts/redemption/Intents.sol";
import {IOrderDesk} from "../../../contracts/redemption/IOrderDesk.sol";
import {OrderState} from "../../../contracts/redemption/OrderWord.sol";
import {Rail} from "../../../contracts/registry/TermsWord.sol";
import {IVoucherToken, VoucherStatus} from "../../../contracts/voucher/IVoucherToken.sol";
import {vm} from "../support/Vm.sol";
import {SetOffActs} from "./SetOffActs.sol";

/// @notice Vouchers and orders until the claim.
abstract contract OrderActs is SetOffActs {
    address internal constant RELAY = address(0xbee);

    /// @dev What bounds a subsidy, as the book has it.
    struct Bounds {
        uint256[5] figures;
        uint256 unit;
        uint256 most;
        uint256 binding;
    }

    // ---- vouchers ----

    function issue(uint256 seed) public atClock {
        uint8 programme = uint8(_draw(seed, "programme", rules.length));
        _issue(
            programme,
            _holderIn(seed, rules[programme].region),
            _amountAround(seed, budgets[programme].unissued, 2_500_000)
        );
    }

    function _holderIn(uint256 seed, uint32 region) internal pure returns (uint8) {
        if (region == A) return uint8(_draw(seed, "holder", 3));
        if (region == B) return FIRM_B;
        return region == C ? FIRM_C : FIRM_D;
    }

    function _issue(uint8 programme, uint8 holder, uint96 amount) internal {
        Rule storage rule = rules[programme];
        bytes4 refusal = 0;
        if (_isBlocked(holder)) refusal = CreditBlocked.selector;
        else if (budgets[programme].closed || clock > rule.useBy) refusal = ProgrammeClosed.selector;
        else if (amount > budgets[programme].unissued) refusal = BudgetExhausted.selector;
        uint32 serial = uint32(vouchers.length + 1);
        IVoucherToken.Issue[] memory entries = new IVoucherToken.Issue[](1);
        entries[0] = IVoucherToken.Issue(parties[holder].account, amount, serial);
        bytes memory data = abi.encodeCall(IVoucherToken.issueMany, (rule.id, entries));
        if (!_do("issue", _officer(rule.region, Office.BUREAU), system.voucherToken, data, refusal)) return;
        budgets[programme].unissued -= amount;
        uint256 day = (clock + 8 hours) / 1 days;
        vouchers.push(
            VoucherEntry({
                id: (uint256(rule.region) << 96) | (uint256(rule.id) << 64) | (day << 32) | serial,
                programme: programme,
                holder: holder,
                status: VoucherStatus.LIVE,
                day: uint32(day),
                balance: amount,
                useBy: _earlier((day + rule.useDays + 1) * 1 days - 8 hours - 1, rule.useBy),
                redeemBy: _earlier((day + rule.redeemDays + 1) * 1 days - 8 hours - 1, rule.redeemBy)
            })
        );
    }

    function revoke(uint256 seed) external atClock {
        uint256 found = _findVoucher(seed);
        if (found == 0 || _draw(seed, "seldom", 3) != 0) return;
        VoucherEntry storage voucher = vouchers[found - 1];
        address bureau = _officer(rules[voucher.programme].region, Office.BUREAU);
        bytes memory data = abi.encodeCall(IVoucherToken.revokeVoucher, (voucher.id));
        _do("revoke", bureau, system.voucherToken, data, 0);
        _endVoucher(voucher, VoucherStatus.REVOKED);
    }

    function expireVoucher(uint256 seed) external atClock {
        uint256 found = _findVoucher(seed);
        if (found == 0) return;
        VoucherEntry storage voucher = vouchers[found - 1];
        bytes4 refusal = clock <= voucher.useBy ? NotDue.selector : bytes4(0);
        bytes memory data = abi.encodeCall(IVoucherToken.expireVoucher, (voucher.id));
        if (!_do("expireVoucher", RELAY, system.voucherToken, data, refusal)) return;
        _endVoucher(voucher, VoucherStatus.EXPIRED);
    }

    function _endVoucher(VoucherEntry storage voucher, VoucherStatus status) private {
        voucher.status = status;
        _unissue(voucher.programme, voucher.balance);
        voucher.balance = 0;
    }

    // ---- orders ----

    function orderAtHome(uint256 seed) external atClock {
        _order(seed, Rail.HOME);
    }

    function orderByPool(uint256 seed) external atClock {
        _order(seed, Rail.POOL);
    }

    function orderByReimbursement(uint256 seed) external atClock {
        _order(seed, Rail.REIMBURSE);
    }

    function orderByClearing(uint256 seed) external atClock {
        _order(seed, Rail.CLEARING);
    }

    function _order(uint256 seed, Rail rail) internal {
        uint256 found = _findVoucherToOrder(seed, rail);
        if (found == 0) return;
        uint8 lab = _labOf(seed, rules[vouchers[found - 1].programme].region, rail);
        bool testing = _draw(seed, "category", 2) == 0;
        uint32 day = uint32((clock + 8 hours) / 1 days);
        if (_draw(seed, "older", 8) == 0) day -= uint32(_draw(seed, "days", 20));
        Order memory intent = Order({
            enterprise: parties[vouchers[found - 1].holder].account,
            lab: parties[lab].account,
            voucher: vouchers[found - 1].id,
            category: testing ? "TESTING" : "DESIGN",
            price: uint96(1 + _draw(seed, "price", 5_000_000)),
            subsidy: 0,
            contractDay: day,
            deadline: uint40(clock + _draw(seed, "deadline", 1 days)),
            salt: _newReference()
        });
        OrderEntry storage entry = orders.push();
        entry.rail = rail;
        entry.voucher = uint16(found - 1);
        entry.lab = lab;
        entry.year = _thisYear();
        entry.terms = _termsOf(_issuerOf(entry), _hostOf(entry));
        uint16 ceiling = entry.terms == NOT_RECOGNISED ? 0 : termsTable[entry.terms].ratioBp;
        entry.ratioBp = _ratioOf(vouchers[found - 1].programme, parties[lab].region, testing, ceiling);
        Bounds memory bounds = _boundsOf(entry, intent.price);
        _checkQuote(entry, intent, bounds);
        intent.subsidy = _subsidyNear(seed, bounds);
        bytes4 refusal = _refusalOfOrder(entry, intent, bounds);
        if (_place(entry, intent, refusal)) _keepOrder(entry, intent);
        else orders.pop();
    }

    function _place(OrderEntry storage entry, Order memory intent, bytes4 refusal) private returns (bool) {
        entry.hash = IOrderDesk(system.orderDesk).hashOrder(intent);
        bytes memory byEnterprise = _signature(parties[vouchers[entry.voucher].holder].key, entry.hash);
        bytes memory byLab = _signature(parties[entry.lab].key, entry.hash);
        bytes memory data = abi.encodeCall(IOrderDesk.placeOrder, (intent, byEnterprise, byLab));
        bool placed = _do(string.concat("order ", _nameOf(entry.rail)), RELAY, system.orderDesk, data, refusal);
        // Submitting twice is harmless.
        if (placed) _do("order", RELAY, system.orderDesk, data, OrderExists.selector);
        return placed;
    }

    function _keepOrder(OrderEntry storage entry, Order memory intent) private {
        intents.push(intent);
        uint96 amount = intent.subsidy;
        (entry.state, entry.since, entry.reserved, entry.subsidy) = (OrderState.PLACED, uint40(clock), amount, amount);
        vouchers[entry.voucher].balance -= amount;
        used[_usedKey(entry)] += amount;
        Usage storage usage = _usageOf(entry);
        entry.firstUse = !usage.everPaid;
        if (entry.firstUse) usage.firstUse += amount;
        if (entry.rail != Rail.HOME) exposures[_exposure(entry)] += amount;
        if (entry.rail == Rail.POOL) poolFree[_pair(_issuerOf(entry), _hostOf(entry))] -= amount;
        if (entry.rail == Rail.CLEARING) freeMoney[_hostOf(entry)] -= amount;
    }

    function approve(uint256 seed) external atClock {
        uint256 count = orders.length;
        for (uint256 i = 0; i < count; ++i) {
            OrderEntry storage entry = orders[(_draw(seed, "order", count) + i) % count];
            if (entry.state != OrderState.PLACED || !_needsApproval(entry)) continue;
            return _approve(entry);
        }
    }

    function _approve(OrderEntry storage entry) internal {
        bytes memory data = abi.encodeCall(IOrderDesk.approveOrder, (entry.hash));
        _do("approve", _agencies(entry)[0], system.orderDesk, data, 0);
        entry.state = OrderState.APPROVED;
    }

    function cancel(uint256 seed) external atClock {
        uint256[] memory found = _findOrders(seed, _on(OrderState.PLACED) | _on(OrderState.APPROVED), 1);
        if (found.length == 0) return;
        uint256 way = _draw(seed, "who", 4);
        // The enterprise alone needs an order of 90 days: the oldest there is.
        for (uint256 i = found[0]; way > 1 && i > 0; --i) if (_isUnclaimed(orders[i - 1])) found[0] = i - 1;
        OrderEntry storage entry = orders[found[0]];
        Cancellation memory intent = Cancellation(entry.hash, uint40(clock), _newReference());
        bytes32 digest = IOrderDesk(system.orderDesk).hashCancellation(intent);
        bytes memory byEnterprise =
            way == 0 ? bytes("") : _signature(parties[vouchers[entry.voucher].holder].key, digest);
        bytes memory byLab = way > 1 ? bytes("") : _signature(parties[entry.lab].key, digest);
        bytes4 refusal = way > 1 && clock < entry.since + 90 days ? NotDue.selector : bytes4(0);
        bytes memory data = abi.encodeCall(IOrderDesk.cancelOrder, (intent, byEnterprise, byLab));
        if (!_do(way > 1 ? "cancelByEnterprise" : "cancel", RELAY, system.orderDesk, data, refusal)) return;
        entry.state = OrderState.CANCELLED;
        _giveBack(entry, entry.subsidy);
    }

    function _isUnclaimed(OrderEntry storage entry) private view returns (bool) {
        return entry.state == OrderState.PLACED || entry.state == OrderState.APPROVED;
    }

    function expireOrder(uint256 seed) external atClock {
        uint256[] memory found = _findOrders(seed, _on(OrderState.PLACED) | _on(OrderState.APPROVED), 1);
        if (found.length == 0) return;
        OrderEntry storage entry = orders[found[0]];
        bytes4 refusal = clock <= vouchers[entry.voucher].redeemBy ? NotDue.selector : bytes4(0);
        bytes memory data = abi.encodeCall(IOrderDesk.expireOrder, (entry.hash));
        if (!_do("expireOrder", RELAY, system.orderDesk, data, refusal)) return;
        entry.state = OrderState.EXPIRED;
        _giveBack(entry, entry.subsidy);
    }

    // ---- the rules of an order, stated again ----

    function _boundsOf(OrderEntry storage entry, uint96 price) private view returns (Bounds memory bounds) {
        VoucherEntry storage voucher = vouchers[entry.voucher];
        Rule storage rule = rules[voucher.programme];
        Usage storage usage = _usageOf(entry);
        uint96 firstLeft = rule.firstUseCap == NONE || usage.everPaid ? NONE : _left(rule.firstUseCap, usage.firstUse);
        uint96 yearLeft = rule.annualCap == NONE ? NONE : _left(rule.annualCap, used[_usedKey(entry)]);
        uint256 byRatio = (uint256(price) * entry.ratioBp) / 10_000;
        bounds.figures = [byRatio, voucher.balance, rule.orderCap, firstLeft, yearLeft];
        bounds.unit = rule.unit;
        bounds.most = type(uint256).max;
        for (uint256 i = 0; i < 5; ++i) {
            if (bounds.figures[i] < bounds.most) (bounds.most, bounds.binding) = (bounds.figures[i], i);
        }
        uint256 whole = (bounds.most / rule.unit) * rule.unit;
        if (whole != bounds.most) (bounds.most, bounds.binding) = (whole, uint256(Binding.UNIT));
    }

    function _refusalOfStanding(OrderEntry storage entry, uint256 contractDay) private view returns (bytes4) {
        VoucherEntry storage voucher = vouchers[entry.voucher];
        bool lenient = rules[voucher.programme].lenient;
        bool agentBlocked = entry.rail == Rail.POOL && _isBlocked(_agentOf(_issuerOf(entry)));
        if (_isBlocked(voucher.holder) || _isBlocked(entry.lab) || agentBlocked) return CreditBlocked.selector;
        bool related = parties[voucher.holder].group == parties[entry.lab].group;
        if (related && !lenient) return RelatedParties.selector;
        if (contractDay < voucher.day && !lenient) return Retroactive.selector;
        if (clock > voucher.useBy) return UseExpired.selector;
        return entry.terms == NOT_RECOGNISED ? NotRecognised.selector : bytes4(0);
    }

    function _refusalOfOrder(
        OrderEntry storage entry,
        Order memory intent,
        Bounds memory bounds
    ) private returns (bytes4 refusal) {
        refusal = _refusalOfStanding(entry, intent.contractDay);
        if (refusal != 0) return refusal;
        uint96 subsidy = intent.subsidy;
        if (subsidy > bounds.figures[0]) return CoPaymentTooLow.selector;
        if (subsidy > bounds.figures[1]) return BalanceTooLow.selector;
        if (subsidy % bounds.unit != 0) return UnitMismatch.selector;
        if (subsidy > bounds.figures[2]) return OrderCapExceeded.selector;
        if (subsidy > bounds.figures[3]) return FirstUseCapExceeded.selector;
        if (subsidy > bounds.figures[4]) return AnnualCapExceeded.selector;
        if (entry.rail == Rail.HOME) return 0;
        if (entry.rail == Rail.CLEARING) return _refusalOnClearing(entry, subsidy);
        uint96 cap = termsTable[entry.terms].exposureCap;
        if (uint256(exposures[_exposure(entry)]) + subsidy > cap) return ExposureCapExceeded.selector;
        bool short = entry.rail == Rail.POOL && subsidy > poolFree[_pair(_issuerOf(entry), _hostOf(entry))];
        return short ? PoolShort.selector : bytes4(0);
    }

    function _checkQuote(OrderEntry storage entry, Order memory intent, Bounds memory bounds) private {
        bytes4 refusal = _refusalOfStanding(entry, type(uint256).max);
        bytes memory data = abi.encodeCall(
            IOrderDesk.quote,
            (intent.enterprise, intent.lab, intent.voucher, intent.category, intent.price)
        );
        if (!_do("quote", RELAY, system.orderDesk, data, refusal)) return;
        (uint96 subsidy, Binding binding) = IOrderDesk(system.orderDesk).quote(
            intent.enterprise,
            intent.lab,
            intent.voucher,
            intent.category,
            intent.price
        );
        vm.assertEq(subsidy, bounds.most, "quoted subsidy");
        vm.assertEq(uint256(binding), bounds.binding, "quoted binding");
    }

    /// @dev Mostly what is quoted or a part of it; now and then a unit or a fen more, or anything.
    function _subsidyNear(uint256 seed, Bounds memory bounds) private pure returns (uint96) {
        uint256 way = _draw(seed, "way of subsidy", 10);
        uint256 units = bounds.most / bounds.unit;
        if (way == 0) return uint96(bounds.most + bounds.unit);
        if (way == 1) return uint96(bounds.most + 1);
        if (way == 2) return uint96(1 + _draw(seed, "subsidy", 3_000_000));
        if (units == 0) return uint96(bounds.unit);
        return way < 6 ? uint96(bounds.most) : uint96((1 + _draw(seed, "units", units)) * bounds.unit);
    }

    /// @dev On CLEARING of all that may be the host: A and B have other agreements but with D.
    function _labOf(uint256 seed, uint32 issuer, Rail rail) private pure returns (uint8) {
        uint32 host = issuer;
        if (rail == Rail.REIMBURSE) host = C;
        else if (rail == Rail.POOL) host = issuer == A ? B : A;
        else if (rail == Rail.CLEARING) host = issuer == A || issuer == B ? D : _otherThan(seed, issuer);
        if (host == A) return _draw(seed, "lab", 3) == 0 ? LAB_OF_LONER : LAB_A;
        if (host == B) return LAB_B;
        return host == C ? LAB_C : LAB_D;
    }

    function _otherThan(uint256 seed, uint32 issuer) private pure returns (uint32 host) {
        uint32[4] memory regions = _regions();
        uint256 place = _draw(seed, "host", 4);
        return regions[place] == issuer ? regions[(place + 1) % 4] : regions[place];
    }

    /// @dev Seven times in eight one with value and time left; what is spent, over or dead is taken now and then too: the
    /// refusal is what is tested then. POOL and REIMBURSE are rails of A and B.
    /// @return found Its place + 1; 0 where there is none.
    function _findVoucherToOrder(uint256 seed, Rail rail) private view returns (uint256 found) {
        uint256 count = vouchers.length;
        uint256 start = count == 0 ? 0 : _draw(seed, "voucher", count);
        bool anyWillDo = _draw(seed, "any", 8) == 0;
        for (uint256 i = 0; i < count; ++i) {
            uint256 place = (start + i) % count;
            VoucherEntry storage voucher = vouchers[place];
            uint32 issuer = rules[voucher.programme].region;
            if (_railOf(issuer, parties[_labOf(seed, issuer, rail)].region) != rail) continue;
            bool fits = voucher.status == VoucherStatus.LIVE && voucher.balance != 0 && clock <= voucher.useBy;
            if (anyWillDo || fits) return place + 1;
        }
    }

    /// @return found The place + 1 of one that is live; 0 where there is none.
    function _findVoucher(uint256 seed) private view returns (uint256 found) {
        uint256 count = vouchers.length;
        uint256 start = count == 0 ? 0 : _draw(seed, "voucher", count);
        for (uint256 i = 0; i < count; ++i) {
            uint256 place = (start + i) % count;
            if (vouchers[place].status == VoucherStatus.LIVE) return place + 1;
        }
    }

    function _nameOf(Rail rail) internal pure returns (string memory) {
        if (rail == Rail.HOME) return "HOME";
        if (rail == Rail.POOL) return "POOL";
        return rail == Rail.REIMBURSE ? "REIMBURSE" : "CLEARING";
    }

    function _earlier(uint256 one, uint256 other) private pure returns (uint256) {
        return one < other ? one : other;
    }

    function _left(uint96 cap, uint96 taken) private pure returns (uint96) {
        return taken < cap ? cap - taken : 0;
    }
}
