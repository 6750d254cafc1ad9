// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    AcceptanceQuotaExceeded,
    EpochNotCovered,
    ExceedsObligation,
    ExposureCapExceeded,
    NetDebitCapExceeded,
    ProposalIncomplete,
    ZeroAmount
} from "../Errors.sol";
import {Countersigned} from "../access/Countersigned.sol";
import {Directory, Module} from "../access/Module.sol";
import {COUNCIL_ROLE, Office, roleOf} from "../access/Office.sol";
import {IRegistry} from "../registry/IRegistry.sol";
import {EpochClock, EpochLength} from "./Epoch.sol";
import {IClearingHouse} from "./IClearingHouse.sol";
import {ObligationWord} from "./ObligationWord.sol";
import {Purses} from "./Purses.sol";
import {FlowWord, Pair, SetOff} from "./SetOff.sol";

/// @notice What {IClearingHouse} says. The treasury is built on it: a payment, a clawback and a set-off each move money
/// and obligations in one step.
abstract contract ClearingHouse is IClearingHouse, Module, Countersigned, Purses {
    using SetOff for SetOff.Tally;
    using SetOff for FlowWord[];

    /// @custom:storage-location erc7201:tongdui.storage.ClearingHouse
    struct ClearingStorage {
        mapping(uint256 pair => Pair) pairs;
        /// @dev The sum of all obligations, by epoch like each of them.
        ObligationWord total;
        EpochClock clock;
        uint32 cycles;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.ClearingHouse")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x7d316acc1affc4bd186b5059f5543e6747def99dc570f48537071faad0e52000;
    uint96 private constant UNLIMITED = type(uint96).max;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRegistry internal immutable REGISTRY;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(Directory memory directory) Module(directory.offices) {
        REGISTRY = IRegistry(directory.registry);
    }

    // ---- cycles ----

    /// @inheritdoc IClearingHouse
    function setOff(
        uint32 epoch,
        uint32[] calldata regions,
        int64[] calldata potentials,
        FlowWord[] calldata flows
    ) external {
        REGISTRY.requireNotPaused();
        ClearingStorage storage $ = _clearing();
        uint32 running = currentEpoch();
        uint112 gross = _requireCovered(epoch, running);
        SetOff.Tally memory tally = SetOff.start($.cycles + 1, regions, potentials);
        tally.take($.pairs, flows, epoch, running);
        // In the order of docs/scenario-format.md, "Errors"; what was written by then is undone with the call.
        tally.checkBalance();
        if (tally.gross != gross) revert ProposalIncomplete(tally.gross, gross);
        tally.checkHeaviest();
        if (tally.setOff == 0) return;
        for (uint256 i = 0; i < regions.length; ++i) {
            uint256 amount = tally.paidOut(i);
            if (amount != 0) _releaseLocked(regions[i], amount);
        }
        $.cycles = uint32(tally.cycle);
        $.total = $.total.lessSetOff(uint112(tally.setOff), running);
        emit CycleCleared(uint32(tally.cycle), epoch, gross, tally.setOff, regions, potentials, flows.unwrap());
    }

    /// @inheritdoc IClearingHouse
    function discharge(uint32 debtor, uint32 creditor, uint96 amount, bytes32 ref) external {
        if (amount == 0) revert ZeroAmount();
        REGISTRY.requireNotPaused();
        bytes32 act = keccak256(abi.encode(this.discharge.selector, debtor, creditor, amount, ref));
        uint64 caller = OFFICES.officeOf(msg.sender);
        if (!_countersign(act, caller, roleOf(debtor, Office.TREASURY), roleOf(Office.CENTRAL))) return;
        ClearingStorage storage $ = _clearing();
        ObligationWord owed = $.pairs[_pairKey(debtor, creditor)].owed;
        if (amount > owed.total()) revert ExceedsObligation(amount, owed.total());
        uint32 running = currentEpoch();
        uint112 fromClosed = owed.closedPartOf(amount, running);
        $.pairs[_pairKey(debtor, creditor)].owed = owed.lessDischarge(amount, fromClosed, running);
        $.total = $.total.lessDischarge(amount, fromClosed, running);
        Purse storage purse = _purse(creditor);
        (purse.free, purse.owed) = (purse.free + amount, purse.owed - amount);
        purse.position -= int128(uint128(amount));
        _purse(debtor).position += int128(uint128(amount));
        emit Discharged(debtor, creditor, amount, ref);
    }

    // ---- settings ----

    /// @inheritdoc IClearingHouse
    function setNetDebitCap(uint32 region, uint96 cap) external {
        _requireRole(COUNCIL_ROLE);
        REGISTRY.regionIndexOf(region);
        _purse(region).netDebitBar = UNLIMITED - cap;
        emit NetDebitCapSet(region, cap);
    }

    /// @inheritdoc IClearingHouse
    function setAcceptanceQuota(uint32 region, uint96 quota) external {
        _requireOffice(region, Office.TREASURY);
        _purse(region).quotaBar = UNLIMITED - quota;
        emit AcceptanceQuotaSet(region, quota);
    }

    /// @inheritdoc IClearingHouse
    function setEpochLength(EpochLength length) external {
        _requireRole(COUNCIL_ROLE);
        _clearing().clock = _clearing().clock.withLength(length);
        emit EpochLengthSet(length, currentEpoch());
    }

    // ---- questions ----

    /// @inheritdoc IClearingHouse
    function obligationOf(uint32 debtor, uint32 creditor) external view returns (uint112 amount, uint128 reserved) {
        Pair storage pair = _clearing().pairs[_pairKey(debtor, creditor)];
        return (pair.owed.total(), pair.reserved);
    }

    /// @inheritdoc IClearingHouse
    function obligationsAt(
        uint32 epoch,
        uint32[] calldata debtors,
        uint32[] calldata creditors
    ) external view returns (uint112[] memory amounts) {
        amounts = new uint112[](debtors.length * creditors.length);
        for (uint256 i = 0; i < amounts.length; ++i) {
            uint256 pair = _pairKey(debtors[i / creditors.length], creditors[i % creditors.length]);
            amounts[i] = _clearing().pairs[pair].owed.closedAt(epoch);
        }
    }

    /// @inheritdoc IClearingHouse
    function grossAt(uint32 epoch) external view returns (uint112 gross) {
        return _clearing().total.closedAt(epoch);
    }

    /// @inheritdoc IClearingHouse
    function standingOf(uint32 region) external view returns (Standing memory) {
        Purse storage purse = _purse(region);
        return
            Standing(
                _lockedOf(purse),
                purse.owed,
                purse.reservedAsIssuer,
                purse.reservedAsHost,
                UNLIMITED - purse.netDebitBar,
                UNLIMITED - purse.quotaBar
            );
    }

    /// @inheritdoc IClearingHouse
    function cycleCount() external view returns (uint32) {
        return _clearing().cycles;
    }

    /// @inheritdoc IClearingHouse
    function currentEpoch() public view returns (uint32) {
        return _clearing().clock.current();
    }

    /// @inheritdoc IClearingHouse
    function epochLength() external view returns (EpochLength) {
        return _clearing().clock.length;
    }

    // ---- for the treasury ----

    /// @dev An accepted order can be paid whatever happens: the host's money is set aside with it, and the limits are
    /// tested here and never again.
    function _reserveClearing(uint32 issuer, uint32 host, uint96 amount, uint96 exposureCap) internal {
        Pair storage pair = _clearing().pairs[_pairKey(issuer, host)];
        Purse storage issuing = _purse(issuer);
        Purse storage hosting = _purse(host);
        uint256 exposure = uint256(pair.owed.total()) + pair.reserved + amount;
        if (exposure > exposureCap) revert ExposureCapExceeded(exposure, exposureCap);
        uint256 accepted = uint256(hosting.owed) + hosting.reservedAsHost + amount;
        uint96 quota = UNLIMITED - hosting.quotaBar;
        if (quota != UNLIMITED && accepted > quota) revert AcceptanceQuotaExceeded(accepted, quota);
        int256 netDebit = int256(uint256(issuing.reservedAsIssuer) + amount) - issuing.position;
        uint96 cap = UNLIMITED - issuing.netDebitBar;
        if (cap != UNLIMITED && netDebit > int256(uint256(cap))) revert NetDebitCapExceeded(uint256(netDebit), cap);
        _takeFree(host, amount);
        pair.reserved += amount;
        hosting.reservedAsHost += amount;
        issuing.reservedAsIssuer += amount;
    }

    function _releaseClearing(uint32 issuer, uint32 host, uint96 amount) internal {
        _unreserve(issuer, host, amount);
        _purse(host).free += amount;
    }

    /// @dev What was reserved is paid to the lab; the issuer owes it to the host.
    function _payClearing(uint32 issuer, uint32 host, uint96 amount) internal {
        _unreserve(issuer, host, amount);
        _incur(issuer, host, amount);
    }

    /// @dev The debtor's money is locked behind the obligation as that is incurred: the caller has taken it elsewhere.
    function _incur(uint32 debtor, uint32 creditor, uint96 amount) internal {
        if (amount == 0) return;
        ClearingStorage storage $ = _clearing();
        Pair storage pair = $.pairs[_pairKey(debtor, creditor)];
        uint32 running = currentEpoch();
        pair.owed = pair.owed.plus(amount, running);
        $.total = $.total.plus(amount, running);
        Purse storage owing = _purse(debtor);
        Purse storage owed = _purse(creditor);
        owing.position -= int128(uint128(amount));
        owed.position += int128(uint128(amount));
        owed.owed += amount;
        emit ObligationIncurred(debtor, creditor, amount);
    }

    // ---- inside ----

    function _unreserve(uint32 issuer, uint32 host, uint96 amount) private {
        _clearing().pairs[_pairKey(issuer, host)].reserved -= amount;
        _purse(issuer).reservedAsIssuer -= amount;
        _purse(host).reservedAsHost -= amount;
    }

    /// @dev An older epoch than the last will do as long as the words still tell it from what came later.
    /// @return gross What was owed at its end.
    function _requireCovered(uint32 epoch, uint32 running) private view returns (uint112 gross) {
        ObligationWord total = _clearing().total;
        bool told = epoch + 1 == running || total.epoch() <= epoch;
        if (epoch >= running || !told) revert EpochNotCovered(epoch, running - 1);
        return total.closedAt(epoch);
    }

    function _pairKey(uint32 issuer, uint32 host) internal pure returns (uint256) {
        return (uint256(issuer) << 32) | host;
    }

    function _clearing() private pure returns (ClearingStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
