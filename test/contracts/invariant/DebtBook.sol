// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EpochLength} from "../../../contracts/settlement/Epoch.sol";
import {Calendar} from "../support/Calendar.sol";
import {SystemFixture} from "../support/SystemFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice What the handlers remember of clearing: a list of everything that was ever incurred between two regions, each
/// with its epoch, and what of it is left.
abstract contract DebtBook is SystemFixture {
    struct Debt {
        uint32 epoch;
        uint96 left;
    }

    /// @dev The chain's time and height; the runner need not keep what a call before this one set them to.
    uint256 public clock = START;
    uint256 internal height = 1_000;
    EpochLength internal epochLength = EpochLength.MONTH;
    /// @dev Number of the epoch that began with the last change of length, and the period that it began in.
    uint256 private firstEpoch;
    uint256 private firstPeriod;
    /// @dev The epoch in which something was last incurred or paid off.
    uint32 internal lastChange;
    /// @notice How many cycles set something off.
    uint32 public cycles;
    mapping(bytes32 pair => Debt[] list) internal debts;
    /// @notice Money of the region that is locked behind what it owes.
    mapping(uint32 region => uint256 amount) public locked;
    /// @notice Owed to the region less what it owes.
    mapping(uint32 region => int256 amount) public positions;
    mapping(uint32 region => uint96 cap) public netDebitCaps;
    mapping(uint32 region => uint96 quota) public acceptanceQuotas;
    mapping(uint8 compact => mapping(uint32 region => bool yes)) internal members;

    modifier atClock() {
        vm.warp(clock);
        vm.roll(height);
        _;
    }

    function _beginDebts() internal {
        vm.roll(height);
        (firstEpoch, firstPeriod) = (_period(), _period());
        uint32[4] memory regions = _regions();
        for (uint256 i = 0; i < 4; ++i) (netDebitCaps[regions[i]], acceptanceQuotas[regions[i]]) = (NONE, NONE);
    }

    // ---- epochs ----

    /// @dev "The number of an epoch never falls": one up at a change of length, and one for each period since.
    function _epoch() internal view returns (uint32) {
        return uint32(firstEpoch + _period() - firstPeriod);
    }

    function _beginEpoch(EpochLength length) internal {
        firstEpoch = _epoch() + 1;
        epochLength = length;
        firstPeriod = _period();
    }

    function _period() private view returns (uint256) {
        if (epochLength == EpochLength.BLOCK) return height;
        return epochLength == EpochLength.DAY ? (clock + 8 hours) / 1 days : Calendar.monthAt(clock);
    }

    // ---- debts ----

    /// @dev The debtor's money was taken from somewhere else; from now on it is locked.
    function _incur(uint32 debtor, uint32 creditor, uint96 amount) internal {
        if (amount == 0) return;
        lastChange = _epoch();
        debts[_pair(debtor, creditor)].push(Debt(_epoch(), amount));
        locked[debtor] += amount;
        positions[debtor] -= int256(uint256(amount));
        positions[creditor] += int256(uint256(amount));
    }

    /// @dev The youngest first of those that were incurred until the end of an epoch.
    function _payOff(uint32 debtor, uint32 creditor, uint256 amount, uint32 last) internal {
        if (amount == 0) return;
        lastChange = _epoch();
        locked[debtor] -= amount;
        Debt[] storage list = debts[_pair(debtor, creditor)];
        for (uint256 i = list.length; i > 0 && amount != 0; --i) {
            Debt storage debt = list[i - 1];
            if (debt.epoch > last) continue;
            uint96 part = amount < debt.left ? uint96(amount) : debt.left;
            debt.left -= part;
            amount -= part;
        }
        vm.assertEq(amount, 0, "the book pays off no more than there is");
    }

    function owedAt(uint32 debtor, uint32 creditor, uint32 last) public view returns (uint256 amount) {
        Debt[] storage list = debts[_pair(debtor, creditor)];
        for (uint256 i = 0; i < list.length; ++i) if (list[i].epoch <= last) amount += list[i].left;
    }

    function owed(uint32 debtor, uint32 creditor) public view returns (uint256) {
        return owedAt(debtor, creditor, type(uint32).max);
    }

    /// @return table Row by row, one row for each debtor, in the order of `_regions`.
    function owedTable(uint32 last) public view returns (uint256[] memory table) {
        uint32[4] memory regions = _regions();
        table = new uint256[](16);
        for (uint256 k = 0; k < 16; ++k) table[k] = owedAt(regions[k / 4], regions[k % 4], last);
    }

    function _owedTo(uint32 creditor) internal view returns (uint256 amount) {
        uint32[4] memory regions = _regions();
        for (uint256 i = 0; i < 4; ++i) amount += owed(regions[i], creditor);
    }

    // ---- terms ----

    /// @return Place in `termsTable` of what counts for the pair now: "a bilateral agreement goes before the compact",
    /// and the older compact before the younger.
    function _termsOf(uint32 issuer, uint32 host) internal view returns (uint8) {
        uint8 agreement = _agreementOf(issuer, host);
        if (agreement != NOT_RECOGNISED) return agreement;
        if (members[1][issuer] && members[1][host]) return BY_COMPACT;
        return members[2][issuer] && members[2][host] ? BY_SECOND_COMPACT : NOT_RECOGNISED;
    }

    function _pair(uint32 issuer, uint32 host) internal pure returns (bytes32) {
        return keccak256(abi.encode(issuer, host));
    }
}
