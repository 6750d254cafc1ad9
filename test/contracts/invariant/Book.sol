// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Directory} from "../../../contracts/access/Module.sol";
import {Office} from "../../../contracts/access/Office.sol";
import {Order} from "../../../contracts/redemption/Intents.sol";
import {OrderState} from "../../../contracts/redemption/OrderWord.sol";
import {Rail} from "../../../contracts/registry/TermsWord.sol";
import {VoucherStatus} from "../../../contracts/voucher/IVoucherToken.sol";
import {Calendar} from "../support/Calendar.sol";
import {vm} from "../support/Vm.sol";
import {DebtBook} from "./DebtBook.sol";

/// @notice What the handlers remember of their own: a second book beside the chain's, kept by the sentences of
/// docs/scenario-format.md and never read back from the contracts.
abstract contract Book is DebtBook {
    struct VoucherEntry {
        uint256 id;
        uint8 programme;
        uint8 holder;
        VoucherStatus status;
        uint32 day;
        uint96 balance;
        uint256 useBy;
        uint256 redeemBy;
    }

    /// @param reserved At the order. `subsidy` is less after a short invoice.
    /// @param terms Place in `termsTable` of what it was placed under.
    /// @param received What its payments came to, as the payee's deposit and the dues it settled show.
    struct OrderEntry {
        bytes32 hash;
        bytes32 nullifier;
        OrderState state;
        Rail rail;
        uint16 voucher;
        uint8 lab;
        uint8 terms;
        bool firstUse;
        bool oneSided;
        uint16 ratioBp;
        uint16 year;
        uint8 payments;
        uint40 since;
        uint96 reserved;
        uint96 subsidy;
        uint96 invoiced;
        uint96 received;
        uint96 clawed;
    }

    /// @notice All that ever came into a region's deposits or left them.
    struct Flows {
        uint256 appropriated;
        uint256 cashedOut;
        uint256 prefundedHere;
        uint256 returnedFromHere;
        uint256 prefundedAway;
        uint256 returnedToUs;
        uint256 receivedFromAbove;
        uint256 remittedUp;
    }

    struct Budget {
        uint256 funded;
        uint256 freed;
        uint96 unissued;
        bool closed;
    }

    struct Usage {
        uint96 firstUse;
        bool everPaid;
    }

    struct Mark {
        bool known;
        uint40 suspendedUntil;
        uint40 bannedUntil;
    }

    bytes4 internal constant ANY_REASON = 0xffffffff;

    VoucherEntry[] internal vouchers;
    OrderEntry[] internal orders;
    Order[] internal intents;
    mapping(uint32 region => Flows sums) public flows;
    mapping(uint256 programme => Budget sums) public budgets;
    /// @notice What a treasury may use.
    mapping(uint32 region => uint96 amount) public freeMoney;
    mapping(bytes32 pair => uint96 amount) public poolFree;
    /// @dev Reserved and paid; on CLEARING reserved, and what is owed besides is in the list of debts.
    mapping(bytes32 pairAndRail => uint96 amount) public exposures;
    /// @dev By the region whose money it was, not by where the holder lives.
    mapping(uint32 region => uint256 amount) public heldByResidents;
    mapping(uint256 party => uint96 amount) public deposits;
    mapping(uint256 party => uint96 amount) public dues;
    mapping(uint256 order => uint96 amount) public dueOf;
    /// @dev The part of it that the host treasury put up (CLEARING).
    mapping(uint256 order => uint96 amount) internal advancedOn;
    /// @dev Orders in the sequence in which something became due on them; what is settled stays and counts nothing.
    mapping(uint256 party => uint256[] places) internal dueSequence;
    mapping(bytes32 seriesGroupAndYear => uint96 amount) internal used;
    mapping(bytes32 seriesAndGroup => Usage usage) internal usages;
    mapping(bytes32 nullifier => uint256 orderPlusOne) internal claimedOn;
    mapping(uint256 party => Mark mark) internal marks;
    /// @notice How often each act went through, and how often it was refused as foreseen.
    mapping(string act => uint256 times) public done;
    mapping(string act => uint256 times) public refused;

    // ---- doing ----

    /// @dev A call that must go through, or be refused for exactly the foreseen reason.
    function _do(
        string memory act,
        address caller,
        address target,
        bytes memory data,
        bytes4 refusal
    ) internal returns (bool) {
        vm.prank(caller);
        (bool success, bytes memory returned) = target.call(data);
        if (refusal == 0) {
            if (!success) _rethrow(returned);
            ++done[act];
            return true;
        }
        vm.assertTrue(!success, string.concat(act, " went through against the rules"));
        bool foreseen = refusal == ANY_REASON || bytes4(returned) == refusal;
        vm.assertTrue(foreseen, string.concat(act, " was refused for another reason"));
        ++refused[act];
        return false;
    }

    /// @dev An act that takes two, in either order; at once where one is both.
    function _doBoth(
        string memory act,
        uint256 seed,
        address[2] memory callers,
        address target,
        bytes memory data,
        bytes4 refusal
    ) internal returns (bool) {
        if (callers[0] == callers[1]) return _do(act, callers[0], target, data, refusal);
        uint256 first = _draw(seed, "first", 2);
        vm.prank(callers[first]);
        (bool recorded, bytes memory returned) = target.call(data);
        if (!recorded) _rethrow(returned);
        return _do(act, callers[1 - first], target, data, refusal);
    }

    function _rethrow(bytes memory reason) private pure {
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }

    // ---- choosing ----

    /// @return A number below `bound` that depends on the seed and the purpose only.
    function _draw(uint256 seed, string memory purpose, uint256 bound) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, purpose))) % bound;
    }

    /// @param cells `_cell` of each state and rail that will do.
    /// @return found The places of up to `most` orders; fewer, or none, where there are not so many.
    function _findOrders(uint256 seed, uint256 cells, uint256 most) internal view returns (uint256[] memory found) {
        uint256 count = orders.length;
        if (most > count) most = count;
        found = new uint256[](most);
        uint256 start = count == 0 ? 0 : _draw(seed, "order", count);
        uint256 places = 0;
        for (uint256 i = 0; i < count && places < most; ++i) {
            uint256 place = (start + i) % count;
            if (cells & _cell(orders[place].state, orders[place].rail) != 0) found[places++] = place;
        }
        assembly ("memory-safe") {
            mstore(found, places)
        }
    }

    function _cell(OrderState state, Rail rail) internal pure returns (uint256) {
        return 1 << (uint256(rail) * 16 + uint256(state));
    }

    /// @dev The cells of a state on every rail.
    function _on(OrderState state) internal pure returns (uint256) {
        return
            _cell(state, Rail.HOME) |
            _cell(state, Rail.POOL) |
            _cell(state, Rail.REIMBURSE) |
            _cell(state, Rail.CLEARING);
    }

    // ---- what follows from an entry ----

    function _issuerOf(OrderEntry storage entry) internal view returns (uint32) {
        return rules[vouchers[entry.voucher].programme].region;
    }

    function _hostOf(OrderEntry storage entry) internal view returns (uint32) {
        return parties[entry.lab].region;
    }

    function _payeeOf(OrderEntry storage entry) internal view returns (uint8) {
        return entry.rail == Rail.REIMBURSE ? vouchers[entry.voucher].holder : entry.lab;
    }

    /// @dev The region out of whose deposits it is paid.
    function _moneyOf(OrderEntry storage entry) internal view returns (uint32) {
        bool abroad = entry.rail == Rail.POOL || entry.rail == Rail.CLEARING;
        return abroad ? _hostOf(entry) : _issuerOf(entry);
    }

    function _needsApproval(OrderEntry storage entry) internal view returns (bool) {
        return termsTable[entry.terms].preApproval;
    }

    function _challengeOf(OrderEntry storage entry) internal view returns (uint256) {
        return uint256(termsTable[entry.terms].challengeDays) * 1 days;
    }

    function _agencies(OrderEntry storage entry) internal view returns (address[2] memory) {
        return [_officer(_issuerOf(entry), Office.AGENCY), _officer(_hostOf(entry), Office.AGENCY)];
    }

    function _isBlocked(uint256 party) internal view returns (bool) {
        return clock < marks[party].suspendedUntil || _isBanned(party);
    }

    function _isBanned(uint256 party) internal view returns (bool) {
        return clock < marks[party].bannedUntil;
    }

    function _exposure(OrderEntry storage entry) internal view returns (bytes32) {
        return _exposureKey(_issuerOf(entry), _hostOf(entry), entry.rail);
    }

    function _exposureKey(uint32 issuer, uint32 host, Rail rail) internal pure returns (bytes32) {
        return keccak256(abi.encode(issuer, host, rail));
    }

    function _usedKey(OrderEntry storage entry) internal view returns (bytes32) {
        VoucherEntry storage voucher = vouchers[entry.voucher];
        return _usedKey(rules[voucher.programme].series, parties[voucher.holder].group, entry.year);
    }

    function _usedKey(uint8 series, uint32 group, uint256 year) internal pure returns (bytes32) {
        return keccak256(abi.encode(series, group, year));
    }

    function _usageOf(OrderEntry storage entry) internal view returns (Usage storage) {
        VoucherEntry storage voucher = vouchers[entry.voucher];
        return _usageOf(rules[voucher.programme].series, parties[voucher.holder].group);
    }

    function _usageOf(uint8 series, uint32 group) internal view returns (Usage storage) {
        return usages[keccak256(abi.encode(series, group))];
    }

    function _thisYear() internal view returns (uint16) {
        return uint16(Calendar.yearAt(clock));
    }

    // ---- keeping ----

    /// @dev "Value that is released goes back to the voucher while that may still be ordered against, else to the
    /// un-issued pool", and the reservation, the caps and the exposure with it.
    function _giveBack(OrderEntry storage entry, uint96 amount) internal {
        VoucherEntry storage voucher = vouchers[entry.voucher];
        if (voucher.status == VoucherStatus.LIVE && clock <= voucher.useBy) voucher.balance += amount;
        else _unissue(voucher.programme, amount);
        used[_usedKey(entry)] -= amount;
        if (entry.firstUse) _usageOf(entry).firstUse -= amount;
        if (entry.rail != Rail.HOME) exposures[_exposure(entry)] -= amount;
        if (entry.rail == Rail.POOL) poolFree[_pair(_issuerOf(entry), _hostOf(entry))] += amount;
        if (entry.rail == Rail.CLEARING) freeMoney[_hostOf(entry)] += amount;
    }

    /// @dev What comes back to a closed programme leaves its budget.
    function _unissue(uint256 programme, uint96 amount) internal {
        if (!budgets[programme].closed) {
            budgets[programme].unissued += amount;
            return;
        }
        budgets[programme].freed += amount;
        freeMoney[rules[programme].region] += amount;
    }

    /// @dev "Later payments to it go there first, oldest due first"; on CLEARING to the host treasury "what it put up".
    function _settleDues(uint256 party, uint96 amount) internal returns (uint96 left) {
        left = amount;
        uint256[] storage sequence = dueSequence[party];
        for (uint256 i = 0; i < sequence.length && left != 0; ++i) {
            uint256 order = sequence[i];
            uint96 part = left < dueOf[order] ? left : dueOf[order];
            left -= part;
            dueOf[order] -= part;
            dues[party] -= part;
            if (part != 0) ++done["dueCollected"];
            uint96 back = part < advancedOn[order] ? part : advancedOn[order];
            if (back != 0) ++done["advanceCollected"];
            advancedOn[order] -= back;
            freeMoney[_hostOf(orders[order])] += back;
            _takeBack(orders[order], part - back);
        }
    }

    /// @dev Money that had been paid comes in: to the pool on POOL, behind an obligation of the host on CLEARING, to the
    /// issuer's treasury on every other rail.
    function _takeBack(OrderEntry storage entry, uint96 amount) internal {
        (uint32 issuer, uint32 host) = (_issuerOf(entry), _hostOf(entry));
        if (entry.rail == Rail.POOL) poolFree[_pair(issuer, host)] += amount;
        else if (entry.rail == Rail.CLEARING) _incur(host, issuer, amount);
        else freeMoney[issuer] += amount;
    }

    /// @dev What becomes due on an order on which something is due already joins it there.
    function _addDue(uint256 party, uint256 order, uint96 amount) internal {
        if (amount == 0) return;
        if (dueOf[order] == 0) dueSequence[party].push(order);
        dueOf[order] += amount;
        dues[party] += amount;
        ++done["clawBackShort"];
    }

    // ---- for the invariants ----

    function directory() external view returns (Directory memory) {
        return system;
    }

    function allOrders() external view returns (OrderEntry[] memory) {
        return orders;
    }

    function allVouchers() external view returns (VoucherEntry[] memory) {
        return vouchers;
    }

    function allParties() external view returns (Party[] memory) {
        return parties;
    }

    function allRules() external view returns (Rule[] memory) {
        return rules;
    }
}
