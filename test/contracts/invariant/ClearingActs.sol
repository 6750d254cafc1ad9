// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    AcceptanceQuotaExceeded,
    ExceedsObligation,
    ExposureCapExceeded,
    NetDebitCapExceeded,
    TreasuryShort
} from "../../../contracts/Errors.sol";
import {Office, roleOf} from "../../../contracts/access/Office.sol";
import {IRecognition} from "../../../contracts/registry/IRecognition.sol";
import {Rail} from "../../../contracts/registry/TermsWord.sol";
import {EpochLength} from "../../../contracts/settlement/Epoch.sol";
import {IClearingHouse} from "../../../contracts/settlement/IClearingHouse.sol";
import {MoneyActs} from "./MoneyActs.sol";

/// @notice What regions owe is discharged; who recognises whom, the limits and the length of the epochs change.
abstract contract ClearingActs is MoneyActs {
    function discharge(uint256 seed) external atClock {
        (uint32 debtor, uint32 creditor) = _debtorAndCreditor(seed);
        uint96 there = uint96(owed(debtor, creditor));
        uint96 amount = _amountAround(seed, there, 400_000);
        bytes4 refusal = amount > there ? ExceedsObligation.selector : bytes4(0);
        bytes memory data = abi.encodeCall(IClearingHouse.discharge, (debtor, creditor, amount, _newReference()));
        if (!_doBoth("discharge", seed, _dischargers(debtor), system.treasury, data, refusal)) return;
        _payOff(debtor, creditor, amount, _epoch());
        freeMoney[creditor] += amount;
        positions[debtor] += int256(uint256(amount));
        positions[creditor] -= int256(uint256(amount));
        flows[debtor].remittedUp += amount;
        flows[creditor].receivedFromAbove += amount;
    }

    /// @dev None half the time; else nothing at all, less than is used of it, or a little more.
    function setCap(uint256 seed) external atClock {
        uint32 region = _region(seed);
        bool quota = _draw(seed, "quota", 2) == 0;
        int256 used = quota ? int256(_accepted(region)) : _netDebit(region);
        uint256 way = _draw(seed, "way", 6);
        uint96 cap = NONE;
        if (way == 3) cap = 0;
        if (way == 4 && used > 0) cap = uint96(uint256(used) / 2);
        if (way == 5 && used > -500_000) cap = uint96(uint256(used + 500_000 + int256(_draw(seed, "more", 1_000_000))));
        if (quota) {
            bytes memory data = abi.encodeCall(IClearingHouse.setAcceptanceQuota, (region, cap));
            _do("setAcceptanceQuota", _officer(region, Office.TREASURY), system.treasury, data, 0);
            acceptanceQuotas[region] = cap;
        } else {
            bytes memory data = abi.encodeCall(IClearingHouse.setNetDebitCap, (region, cap));
            _do("setNetDebitCap", council, system.treasury, data, 0);
            netDebitCaps[region] = cap;
        }
    }

    function setEpochLength(uint256 seed) external atClock {
        EpochLength length = EpochLength(_draw(seed, "length", 3));
        bytes memory data = abi.encodeCall(IClearingHouse.setEpochLength, (length));
        _do("setEpochLength", council, system.treasury, data, 0);
        _beginEpoch(length);
    }

    function changeMembership(uint256 seed) external atClock {
        uint8 compact = uint8(1 + _draw(seed, "compact", 2));
        uint32 region = _region(seed);
        if (!members[compact][region]) {
            _join(seed, compact, region);
        } else if (_draw(seed, "seldom", 3) == 0) {
            bytes memory data = abi.encodeCall(IRecognition.leaveCompact, (compact, region));
            _do("leaveCompact", _officer(region, Office.ADMIN), system.recognition, data, 0);
            members[compact][region] = false;
        }
    }

    function _join(uint256 seed, uint8 compact, uint32 region) internal {
        bytes memory data = abi.encodeCall(IRecognition.joinCompact, (compact, region, _newReference()));
        _doBoth("joinCompact", seed, [_officer(region, Office.ADMIN), council], system.recognition, data, 0);
        members[compact][region] = true;
    }

    // ---- the limits, stated again ----

    /// @dev In the order of the errors; each limit is tested with the order and never again.
    function _refusalOnClearing(OrderEntry storage entry, uint96 subsidy) internal returns (bytes4) {
        (uint32 issuer, uint32 host) = (_issuerOf(entry), _hostOf(entry));
        uint256 exposure = owed(issuer, host) + exposures[_exposure(entry)] + subsidy;
        if (exposure > termsTable[entry.terms].exposureCap) return _refusal(ExposureCapExceeded.selector, "exposure");
        uint96 quota = acceptanceQuotas[host];
        bool accepts = quota == NONE || _accepted(host) + subsidy <= quota;
        if (!accepts) return _refusal(AcceptanceQuotaExceeded.selector, "quota");
        uint96 cap = netDebitCaps[issuer];
        bool carries = cap == NONE || _netDebit(issuer) + int256(uint256(subsidy)) <= int256(uint256(cap));
        if (!carries) return _refusal(NetDebitCapExceeded.selector, "net debit");
        return subsidy > freeMoney[host] ? _refusal(TreasuryShort.selector, "money") : bytes4(0);
    }

    function _refusal(bytes4 selector, string memory bound) private returns (bytes4) {
        ++done[string.concat("order CLEARING refused: ", bound)];
        return selector;
    }

    /// @dev Owed to the host, and reserved by it.
    function _accepted(uint32 host) internal view returns (uint256 amount) {
        uint32[4] memory regions = _regions();
        amount = _owedTo(host);
        for (uint256 i = 0; i < 4; ++i) amount += exposures[_exposureKey(regions[i], host, Rail.CLEARING)];
    }

    /// @dev What the issuer owes and has reserved, less what is owed to it.
    function _netDebit(uint32 issuer) internal view returns (int256 amount) {
        uint32[4] memory regions = _regions();
        amount = -positions[issuer];
        for (uint256 i = 0; i < 4; ++i) {
            amount += int256(uint256(exposures[_exposureKey(issuer, regions[i], Rail.CLEARING)]));
        }
    }

    // ---- inside ----

    /// @return debtor Of a pair on which something is owed, where there is one.
    function _debtorAndCreditor(uint256 seed) internal view returns (uint32 debtor, uint32 creditor) {
        uint32[4] memory regions = _regions();
        uint256 start = _draw(seed, "pair", 16);
        for (uint256 i = 0; i < 16; ++i) {
            (debtor, creditor) = (regions[((start + i) % 16) / 4], regions[(start + i) % 4]);
            if (owed(debtor, creditor) != 0) return (debtor, creditor);
        }
    }

    /// @dev The debtor's treasury and the centre.
    function _dischargers(uint32 debtor) internal view returns (address[2] memory) {
        return [_officer(debtor, Office.TREASURY), officers[roleOf(Office.CENTRAL)]];
    }
}
