// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BalanceTooLow, PoolShort, ProgrammeClosed, TreasuryShort} from "../../../contracts/Errors.sol";
import {Office} from "../../../contracts/access/Office.sol";
import {IProgrammes} from "../../../contracts/programme/IProgrammes.sol";
import {OrderState} from "../../../contracts/redemption/OrderWord.sol";
import {ICreditRegister, Severity, SubjectKind} from "../../../contracts/registry/ICreditRegister.sol";
import {ITreasury} from "../../../contracts/settlement/ITreasury.sol";
import {Book} from "./Book.sol";

/// @notice Money into, out of and within the treasuries; marks; and the clock.
abstract contract MoneyActs is Book {
    function advance(uint256 seed) external {
        uint256 way = _draw(seed, "way", 8);
        if (way < 3) clock += 1 + _draw(seed, "span", 1 days);
        else if (way < 6) clock += _draw(seed, "span", 8 days);
        else if (way == 6) clock += _draw(seed, "span", 32 days);
        else clock += 60 days + _draw(seed, "span", 60 days);
        height += _draw(seed, "blocks", 3);
    }

    function appropriate(uint256 seed) external atClock {
        uint32 region = _region(seed);
        _appropriate(seed, region, uint96(1 + _draw(seed, "amount", 5_000_000)));
    }

    function _appropriate(uint256 seed, uint32 region, uint96 amount) internal {
        bytes memory data = abi.encodeCall(ITreasury.appropriate, (region, amount, _newReference()));
        address[2] memory both = [_officer(region, Office.BUREAU), _officer(region, Office.TREASURY)];
        _doBoth("appropriate", seed, both, system.treasury, data, 0);
        flows[region].appropriated += amount;
        freeMoney[region] += amount;
    }

    function fund(uint256 seed) public atClock {
        uint256 programme = _draw(seed, "programme", rules.length);
        _fund(programme, _amountAround(seed, freeMoney[rules[programme].region], 4_000_000));
    }

    function _fund(uint256 programme, uint96 amount) internal {
        uint32 region = rules[programme].region;
        bytes4 refusal = 0;
        if (budgets[programme].closed) refusal = ProgrammeClosed.selector;
        else if (amount > freeMoney[region]) refusal = TreasuryShort.selector;
        bytes memory data = abi.encodeCall(IProgrammes.fundProgramme, (rules[programme].id, amount));
        if (!_do("fund", _officer(region, Office.TREASURY), system.programmes, data, refusal)) return;
        freeMoney[region] -= amount;
        budgets[programme].funded += amount;
        budgets[programme].unissued += amount;
    }

    function closeProgramme(uint256 seed) external atClock {
        // Seldom, or most of a run would find every programme closed.
        if (_draw(seed, "seldom", 6) != 0) return;
        uint256 programme = _draw(seed, "programme", rules.length);
        Budget storage budget = budgets[programme];
        bytes4 refusal = budget.closed ? ProgrammeClosed.selector : bytes4(0);
        bytes memory data = abi.encodeCall(IProgrammes.closeProgramme, (rules[programme].id));
        address treasury = _officer(rules[programme].region, Office.TREASURY);
        if (!_do("close", treasury, system.programmes, data, refusal)) return;
        budget.closed = true;
        uint96 unissued = budget.unissued;
        budget.unissued = 0;
        _unissue(programme, unissued);
    }

    function prefund(uint256 seed) public atClock {
        (uint32 issuer, uint32 host) = _poolPair(seed);
        uint96 amount = _amountAround(seed, freeMoney[issuer], 2_000_000);
        bytes4 refusal = amount > freeMoney[issuer] ? TreasuryShort.selector : bytes4(0);
        bytes memory data = abi.encodeCall(ITreasury.prefund, (issuer, host, amount, _newReference()));
        if (!_doBoth("prefund", seed, _keepers(issuer), system.treasury, data, refusal)) return;
        freeMoney[issuer] -= amount;
        flows[issuer].prefundedAway += amount;
        flows[host].prefundedHere += amount;
        poolFree[_pair(issuer, host)] += amount;
    }

    function unfund(uint256 seed) external atClock {
        (uint32 issuer, uint32 host) = _poolPair(seed);
        uint96 free = poolFree[_pair(issuer, host)];
        uint96 amount = _amountAround(seed, free, 400_000);
        bytes4 refusal = amount > free ? PoolShort.selector : bytes4(0);
        bytes memory data = abi.encodeCall(ITreasury.unfund, (issuer, host, amount, _newReference()));
        address[2] memory both = _keepers(issuer);
        if (_draw(seed, "council", 4) == 0) both[1] = council;
        if (!_doBoth("unfund", seed, both, system.treasury, data, refusal)) return;
        freeMoney[issuer] += amount;
        flows[issuer].returnedToUs += amount;
        flows[host].returnedFromHere += amount;
        poolFree[_pair(issuer, host)] -= amount;
    }

    function cashOut(uint256 seed) external atClock {
        uint256 party = _draw(seed, "party", parties.length);
        for (uint256 i = 0; i < parties.length && deposits[party] == 0; ++i) party = (party + 1) % parties.length;
        uint96 amount = _amountAround(seed, deposits[party], deposits[party]);
        bytes4 refusal = amount > deposits[party] ? BalanceTooLow.selector : bytes4(0);
        (ITreasury.CashOut memory intent, bytes memory signature) = _cashOutOf(party, amount, parties[party].key);
        bytes memory data = abi.encodeCall(ITreasury.cashOut, (intent, signature, _newReference()));
        uint32 region = parties[party].region;
        if (!_do("cashOut", _officer(region, Office.TREASURY), system.treasury, data, refusal)) return;
        deposits[party] -= amount;
        heldByResidents[region] -= amount;
        flows[region].cashedOut += amount;
    }

    /// @dev The credit office of the party's own region: as heavy and as long as it sees fit.
    function mark(uint256 seed) external atClock {
        uint256 party = _draw(seed, "party", parties.length);
        // One about to be paid, half the time.
        uint256[] memory due = _findOrders(seed, _on(OrderState.ACCEPTED) | _on(OrderState.VERIFIED), 1);
        if (due.length != 0 && _draw(seed, "payee", 2) == 0) party = _payeeOf(orders[due[0]]);
        Mark storage marked = marks[party];
        address credit = _officer(parties[party].region, Office.CREDIT);
        ICreditRegister.Subject memory subject = ICreditRegister.Subject(SubjectKind.PARTICIPANT, parties[party].id);
        if (marked.known) {
            bytes memory lift = abi.encodeCall(ICreditRegister.lift, (subject, parties[party].region));
            _do("lift", credit, system.creditRegister, lift, 0);
            marks[party] = Mark(false, 0, 0);
            return;
        }
        Severity severity = Severity(1 + _draw(seed, "severity", 3));
        uint40 until = uint40(clock + 1 + _draw(seed, "until", 12 days));
        bytes memory data = abi.encodeCall(
            ICreditRegister.report,
            (subject, parties[party].region, severity, until, _newReference())
        );
        _do("report", credit, system.creditRegister, data, 0);
        marked.known = true;
        if (severity == Severity.SUSPEND) marked.suspendedUntil = until;
        if (severity == Severity.BAN) marked.bannedUntil = until;
    }

    function _cashOutOf(
        uint256 party,
        uint96 amount,
        uint256 key
    ) internal returns (ITreasury.CashOut memory intent, bytes memory signature) {
        intent = ITreasury.CashOut(parties[party].account, amount, uint40(clock), _newReference());
        signature = _signature(key, ITreasury(system.treasury).hashCashOut(intent));
    }

    /// @return Mostly up to `usual` and up to what there is; now and then all of it, or a fen more.
    function _amountAround(uint256 seed, uint96 there, uint96 usual) internal pure returns (uint96) {
        uint256 way = _draw(seed, "way of amount", 8);
        if (way == 0) return there + 1;
        if (way == 1 && there != 0) return there;
        uint96 bound = there < usual ? there : usual;
        return bound == 0 ? 1 : uint96(1 + _draw(seed, "amount", bound));
    }

    function _region(uint256 seed) internal pure returns (uint32) {
        return _regions()[_draw(seed, "region", 4)];
    }

    /// @dev One of the two that prefund.
    function _issuer(uint256 seed) internal pure returns (uint32) {
        return _draw(seed, "issuer", 2) == 0 ? A : B;
    }

    function _poolPair(uint256 seed) internal pure returns (uint32 issuer, uint32 host) {
        return _issuer(seed) == A ? (A, B) : (B, A);
    }

    /// @dev The issuer's treasury and the pool's agent.
    function _keepers(uint32 issuer) internal view returns (address[2] memory) {
        return [_officer(issuer, Office.TREASURY), parties[_agentOf(issuer)].signer];
    }
}
