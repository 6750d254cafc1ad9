// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    BudgetExhausted,
    ProgrammeClosed,
    ProgrammeExists,
    ProgrammeUnknown,
    RatioInvalid,
    Unauthorized,
    UnitMismatch,
    ZeroAmount,
    ListFull
} from "../Errors.sol";
import {yearOf} from "../Calendar.sol";
import {Directory, Module} from "../access/Module.sol";
import {Office} from "../access/Office.sol";
import {IRegistry} from "../registry/IRegistry.sol";
import {ITreasury} from "../settlement/ITreasury.sol";
import {IProgrammes} from "./IProgrammes.sol";
import {ProgrammeWord, ProgrammeWords} from "./ProgrammeWord.sol";
import {Limits, SubsidyRule} from "./SubsidyRule.sol";

/// @notice What {IProgrammes} says.
contract Programmes is IProgrammes, Module {
    /// @dev Five words. The four parts always sum to the budget.
    struct Programme {
        ProgrammeWord word;
        uint96 unit;
        uint96 orderCap;
        uint96 annualCap;
        uint96 firstUseCap;
        uint96 unissued;
        uint96 outstanding;
        uint96 reserved;
        uint96 paid;
    }

    /// @dev One word: what a group has reserved and been paid in `year`, and what it has open as its first use.
    struct Usage {
        uint96 used;
        uint96 firstUse;
        uint16 year;
        bool everPaid;
    }

    /// @custom:storage-location erc7201:tongdui.storage.Programmes
    struct ProgrammesStorage {
        uint32 programmeCount;
        uint32 seriesCount;
        mapping(uint32 id => Programme) programmes;
        mapping(bytes32 regionAndName => uint32 id) ids;
        mapping(bytes32 regionAndSeries => uint32 series) series;
        /// @dev Basis points + 1 by programme, host (0: any) and category (0: any).
        mapping(bytes32 place => uint16 bpPlusOne) ratios;
        mapping(uint256 seriesAndGroup => Usage) usages;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.Programmes")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xe57ff13041bcb220edcad2815ddb2ff49a7f436742766dc9e50534190020f800;
    uint96 private constant NO_CAP = type(uint96).max;
    /// @dev Twenty bits of an order's word.
    uint256 private constant MOST_PROGRAMMES = (1 << 20) - 1;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRegistry private immutable REGISTRY;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ITreasury private immutable TREASURY;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address private immutable VOUCHER_TOKEN;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address private immutable ORDER_DESK;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address private immutable CLAIM_DESK;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(Directory memory directory) Module(directory.offices) {
        REGISTRY = IRegistry(directory.registry);
        TREASURY = ITreasury(directory.treasury);
        VOUCHER_TOKEN = directory.voucherToken;
        ORDER_DESK = directory.orderDesk;
        CLAIM_DESK = directory.claimDesk;
    }

    // ---- offices ----

    /// @inheritdoc IProgrammes
    function createProgramme(uint32 region, Rules calldata rules) external returns (uint32 programme) {
        _requireOffice(region, Office.BUREAU);
        REGISTRY.regionIndexOf(region);
        ProgrammesStorage storage $ = _storage();
        bytes32 nameKey = keccak256(abi.encode(region, rules.name));
        if ($.ids[nameKey] != 0) revert ProgrammeExists(region, rules.name);
        if (rules.ratioBp > SubsidyRule.WHOLE) revert RatioInvalid(rules.ratioBp);
        if (rules.unit == 0) revert UnitMismatch(0, 1);
        if ($.programmeCount == MOST_PROGRAMMES) revert ListFull(MOST_PROGRAMMES);
        programme = ++$.programmeCount;
        $.ids[nameKey] = programme;
        uint32 series = _seriesOf(region, bytes(rules.series).length == 0 ? rules.name : rules.series);
        Programme storage created = $.programmes[programme];
        created.word = _pack(region, series, rules);
        created.unit = rules.unit;
        created.orderCap = rules.orderCap;
        created.annualCap = rules.annualCap;
        created.firstUseCap = rules.firstUseCap;
        for (uint256 i = 0; i < rules.ratios.length; ++i) _setRatio(programme, rules.ratios[i]);
        emit ProgrammeCreated(programme, region, series, rules);
    }

    /// @inheritdoc IProgrammes
    function fundProgramme(uint32 programme, uint96 amount) external {
        if (amount == 0) revert ZeroAmount();
        Programme storage funded = _existing(programme);
        uint32 region = funded.word.region();
        _requireOffice(region, Office.TREASURY);
        if (funded.word.has(ProgrammeWords.CLOSED)) revert ProgrammeClosed(programme);
        TREASURY.encumber(region, amount);
        funded.unissued += amount;
        emit ProgrammeFunded(programme, amount);
    }

    /// @inheritdoc IProgrammes
    function closeProgramme(uint32 programme) external {
        Programme storage closed = _existing(programme);
        uint32 region = closed.word.region();
        _requireOffice(region, Office.TREASURY);
        if (closed.word.has(ProgrammeWords.CLOSED)) revert ProgrammeClosed(programme);
        REGISTRY.requireNotPaused();
        closed.word = ProgrammeWord.wrap(ProgrammeWord.unwrap(closed.word) | ProgrammeWords.CLOSED);
        uint96 freed = closed.unissued;
        closed.unissued = 0;
        TREASURY.unencumber(region, freed);
        emit ProgrammeEnded(programme, freed);
    }

    // ---- for the other contracts ----

    /// @inheritdoc IProgrammes
    function issue(uint32 programme, uint256 amount) external {
        _requireModule(VOUCHER_TOKEN);
        Programme storage issuing = _storage().programmes[programme];
        if (amount > issuing.unissued) revert BudgetExhausted(amount, issuing.unissued);
        // Not above the un-issued money, which has 96 bits.
        issuing.unissued -= uint96(amount);
        issuing.outstanding += uint96(amount);
    }

    /// @inheritdoc IProgrammes
    function withdraw(uint32 programme, uint96 amount) external {
        _requireModule(VOUCHER_TOKEN);
        Programme storage withdrawn = _storage().programmes[programme];
        withdrawn.outstanding -= amount;
        _unissue(withdrawn, amount);
    }

    /// @inheritdoc IProgrammes
    function reserve(uint32 programme, uint32 group, uint96 amount) external returns (bool firstUse) {
        _requireModule(ORDER_DESK);
        Programme storage reserving = _storage().programmes[programme];
        reserving.outstanding -= amount;
        reserving.reserved += amount;
        Usage storage stored = _usage(reserving.word.series(), group);
        Usage memory usage = stored;
        uint16 year = yearOf(block.timestamp);
        if (usage.year != year) (usage.year, usage.used) = (year, 0);
        usage.used += amount;
        firstUse = !usage.everPaid;
        if (firstUse) usage.firstUse += amount;
        _write(stored, usage);
    }

    /// @inheritdoc IProgrammes
    function release(
        uint32 programme,
        uint32 group,
        uint96 amount,
        uint16 year,
        bool firstUse,
        bool toVoucher
    ) external {
        _requireDesk();
        Programme storage released = _storage().programmes[programme];
        released.reserved -= amount;
        if (toVoucher) released.outstanding += amount;
        else _unissue(released, amount);
        Usage storage stored = _usage(released.word.series(), group);
        Usage memory usage = stored;
        // What an earlier year reserved counts in no cap any more.
        if (usage.year == year) usage.used -= amount;
        if (firstUse) usage.firstUse -= amount;
        _write(stored, usage);
    }

    /// @inheritdoc IProgrammes
    function pay(uint32 programme, uint96 amount) external returns (uint32 region) {
        _requireModule(CLAIM_DESK);
        Programme storage paying = _storage().programmes[programme];
        paying.reserved -= amount;
        paying.paid += amount;
        return paying.word.region();
    }

    /// @inheritdoc IProgrammes
    function endFirstUse(uint32 programme, uint32 group) external {
        _requireModule(CLAIM_DESK);
        _usage(_storage().programmes[programme].word.series(), group).everPaid = true;
    }

    // ---- questions ----

    /// @inheritdoc IProgrammes
    function wordOf(uint32 programme) external view returns (ProgrammeWord word) {
        return _storage().programmes[programme].word;
    }

    /// @inheritdoc IProgrammes
    function ratioOf(uint32 programme, uint32 host, bytes32 categoryHash) public view returns (uint16 ratioBp) {
        ProgrammesStorage storage $ = _storage();
        ProgrammeWord word = $.programmes[programme].word;
        if (!word.has(ProgrammeWords.TABLE)) return word.ratioBp();
        uint16 bpPlusOne = $.ratios[_place(programme, host, categoryHash)];
        if (bpPlusOne == 0) bpPlusOne = $.ratios[_place(programme, host, 0)];
        if (bpPlusOne == 0) bpPlusOne = $.ratios[_place(programme, 0, categoryHash)];
        if (bpPlusOne == 0) bpPlusOne = $.ratios[_place(programme, 0, 0)];
        return bpPlusOne == 0 ? word.ratioBp() : bpPlusOne - 1;
    }

    /// @inheritdoc IProgrammes
    function limitsOf(uint32 programme, uint32 group) public view returns (Limits memory limits) {
        Programme storage asked = _storage().programmes[programme];
        Usage memory usage = _usage(asked.word.series(), group);
        limits.unit = asked.unit;
        limits.orderCap = asked.orderCap;
        uint96 firstUseCap = usage.everPaid ? NO_CAP : asked.firstUseCap;
        limits.firstUseLeft = firstUseCap == NO_CAP ? NO_CAP : _left(firstUseCap, usage.firstUse);
        limits.annualLeft = _annualLeft(asked.annualCap, usage);
    }

    /// @inheritdoc IProgrammes
    function orderRules(
        uint32 programme,
        uint32 group,
        uint32 host,
        bytes32 categoryHash
    ) external view returns (ProgrammeWord word, uint16 ratioBp, Limits memory limits) {
        word = _storage().programmes[programme].word;
        ratioBp = ratioOf(programme, host, categoryHash);
        limits = limitsOf(programme, group);
    }

    /// @inheritdoc IProgrammes
    function claimRule(
        uint32 programme,
        uint32 host,
        bytes32 categoryHash
    ) external view returns (ProgrammeWord word, uint16 ratioBp, uint96 unit) {
        Programme storage asked = _storage().programmes[programme];
        return (asked.word, ratioOf(programme, host, categoryHash), asked.unit);
    }

    /// @inheritdoc IProgrammes
    function budgetOf(uint32 programme) external view returns (uint96, uint96, uint96, uint96) {
        Programme storage asked = _existing(programme);
        return (asked.unissued, asked.outstanding, asked.reserved, asked.paid);
    }

    /// @inheritdoc IProgrammes
    function capLeft(uint32 programme, uint32 group) external view returns (uint256 left) {
        Programme storage asked = _existing(programme);
        return _annualLeft(asked.annualCap, _usage(asked.word.series(), group));
    }

    // ---- inside ----

    /// @dev What comes back to a closed programme leaves its budget and is free at once.
    function _unissue(Programme storage programme, uint96 amount) private {
        if (programme.word.has(ProgrammeWords.CLOSED)) TREASURY.unencumber(programme.word.region(), amount);
        else programme.unissued += amount;
    }

    function _annualLeft(uint96 cap, Usage memory usage) private view returns (uint256) {
        if (cap == NO_CAP) return NO_CAP;
        return _left(cap, usage.year == yearOf(block.timestamp) ? usage.used : 0);
    }

    function _left(uint96 cap, uint96 used) private pure returns (uint256) {
        return used < cap ? cap - used : 0;
    }

    /// @dev One write for the packed word, where field by field would be four.
    function _write(Usage storage stored, Usage memory usage) private {
        (stored.used, stored.firstUse, stored.year, stored.everPaid) = (
            usage.used,
            usage.firstUse,
            usage.year,
            usage.everPaid
        );
    }

    function _pack(uint32 region, uint32 series, Rules calldata rules) private pure returns (ProgrammeWord) {
        return
            ProgrammeWord.wrap(
                (rules.retroactive ? ProgrammeWords.RETROACTIVE : 0) |
                    (rules.relatedAllowed ? ProgrammeWords.RELATED_ALLOWED : 0) |
                    (rules.ratios.length != 0 ? ProgrammeWords.TABLE : 0) |
                    (uint256(rules.ratioBp) << 8) |
                    (uint256(rules.useDays) << 24) |
                    (uint256(rules.redeemDays) << 40) |
                    (uint256(region) << 56) |
                    (uint256(rules.categories) << 80) |
                    (uint256(series) << 144) |
                    (uint256(rules.useBy) << 176) |
                    (uint256(rules.redeemBy) << 216)
            );
    }

    function _setRatio(uint32 programme, Ratio calldata ratio) private {
        if (ratio.bp > SubsidyRule.WHOLE) revert RatioInvalid(ratio.bp);
        bytes32 category = bytes(ratio.category).length == 0 ? bytes32(0) : keccak256(bytes(ratio.category));
        _storage().ratios[_place(programme, ratio.host, category)] = ratio.bp + 1;
    }

    function _seriesOf(uint32 region, string calldata name) private returns (uint32 series) {
        ProgrammesStorage storage $ = _storage();
        bytes32 key = keccak256(abi.encode(region, name));
        series = $.series[key];
        if (series == 0) $.series[key] = series = ++$.seriesCount;
    }

    function _usage(uint32 series, uint32 group) private view returns (Usage storage) {
        return _storage().usages[(uint256(series) << 32) | group];
    }

    function _place(uint32 programme, uint32 host, bytes32 category) private pure returns (bytes32) {
        return keccak256(abi.encode(programme, host, category));
    }

    function _existing(uint32 programme) private view returns (Programme storage found) {
        found = _storage().programmes[programme];
        if (!found.word.exists()) revert ProgrammeUnknown(programme);
    }

    function _requireDesk() private view {
        if (msg.sender != ORDER_DESK && msg.sender != CLAIM_DESK) revert Unauthorized(msg.sender);
    }

    function _storage() private pure returns (ProgrammesStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
