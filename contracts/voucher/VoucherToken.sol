// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {
    AlreadySettled,
    CreditBlocked,
    NotDue,
    NotTransferable,
    ParticipantInactive,
    ProgrammeClosed,
    ProgrammeUnknown,
    RegionSuspended,
    Unauthorized,
    VoucherExists,
    VoucherUnknown,
    ZeroAmount
} from "../Errors.sol";
import {dayOf} from "../Calendar.sol";
import {Directory, Module} from "../access/Module.sol";
import {Office} from "../access/Office.sol";
import {IProgrammes} from "../programme/IProgrammes.sol";
import {ProgrammeWord, ProgrammeWords} from "../programme/ProgrammeWord.sol";
import {IRegistry} from "../registry/IRegistry.sol";
import {ParticipantKind, PartyWord, PartyWords, accountOf, participantOf} from "../registry/PartyWord.sol";
import {IVoucherToken, VoucherStatus} from "./IVoucherToken.sol";
import {VoucherId} from "./VoucherId.sol";

/// @notice What {IVoucherToken} says.
contract VoucherToken is IVoucherToken, IERC1155, Module {
    using VoucherId for uint256;

    /// @custom:storage-location erc7201:tongdui.storage.VoucherToken
    struct VoucherTokenStorage {
        /// @dev By `VoucherId.keyOf`: one word a voucher.
        mapping(uint256 key => Voucher) vouchers;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.VoucherToken")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x4fb0b3bfa62279ef1a51a3019b140c8bd47bfbed67b580955ba182829ae31d00;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRegistry private immutable REGISTRY;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IProgrammes private immutable PROGRAMMES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address private immutable ORDER_DESK;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address private immutable CLAIM_DESK;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(Directory memory directory) Module(directory.offices) {
        REGISTRY = IRegistry(directory.registry);
        PROGRAMMES = IProgrammes(directory.programmes);
        ORDER_DESK = directory.orderDesk;
        CLAIM_DESK = directory.claimDesk;
    }

    // ---- bureau and anyone ----

    /// @inheritdoc IVoucherToken
    function issueMany(uint32 programme, Issue[] calldata issues) external {
        for (uint256 i = 0; i < issues.length; ++i) if (issues[i].amount == 0) revert ZeroAmount();
        REGISTRY.requireNotPaused();
        ProgrammeWord rules = PROGRAMMES.wordOf(programme);
        if (!rules.exists()) revert ProgrammeUnknown(programme);
        uint32 region = rules.region();
        _requireOffice(region, Office.BUREAU);
        _checkHolders(region, issues);
        if (rules.has(ProgrammeWords.CLOSED) || block.timestamp > rules.lastUse()) revert ProgrammeClosed(programme);
        uint256 total = 0;
        for (uint256 i = 0; i < issues.length; ++i) {
            _mint(region, programme, issues[i]);
            total += issues[i].amount;
        }
        PROGRAMMES.issue(programme, total);
    }

    /// @inheritdoc IVoucherToken
    function revokeVoucher(uint256 voucher) external {
        Voucher storage revoked = _live(voucher);
        _requireOffice(voucher.regionOf(), Office.BUREAU);
        emit VoucherRevoked(voucher, _end(voucher, revoked, VoucherStatus.REVOKED));
    }

    /// @inheritdoc IVoucherToken
    function expireVoucher(uint256 voucher) external {
        Voucher storage expired = _live(voucher);
        uint256 useBy = PROGRAMMES.wordOf(voucher.programmeOf()).useBy(expired.day);
        if (block.timestamp <= useBy) revert NotDue(useBy + 1, block.timestamp);
        emit VoucherExpired(voucher, _end(voucher, expired, VoucherStatus.EXPIRED));
    }

    // ---- for the desks ----

    /// @inheritdoc IVoucherToken
    function spend(uint256 voucher, uint96 amount) external {
        _requireModule(ORDER_DESK);
        Voucher storage spent = _storage().vouchers[voucher.keyOf()];
        spent.balance -= amount;
        emit TransferSingle(msg.sender, accountOf(spent.holder), address(0), voucher, amount);
    }

    /// @inheritdoc IVoucherToken
    function restore(uint256 voucher, uint96 amount) external {
        if (msg.sender != ORDER_DESK && msg.sender != CLAIM_DESK) revert Unauthorized(msg.sender);
        Voucher storage given = _storage().vouchers[voucher.keyOf()];
        given.balance += amount;
        emit TransferSingle(msg.sender, address(0), accountOf(given.holder), voucher, amount);
    }

    // ---- questions ----

    /// @inheritdoc IVoucherToken
    function voucherAt(uint32 programme, uint32 serial) external view returns (Voucher memory) {
        return _storage().vouchers[VoucherId.keyOf(programme, serial)];
    }

    /// @inheritdoc IVoucherToken
    function clocksOf(uint256 voucher) external view returns (uint256 useBy, uint256 redeemBy) {
        ProgrammeWord rules = PROGRAMMES.wordOf(voucher.programmeOf());
        return (rules.useBy(voucher.dayOf()), rules.redeemBy(voucher.dayOf()));
    }

    /// @inheritdoc IERC1155
    function balanceOf(address account, uint256 id) public view returns (uint256) {
        Voucher memory held = _storage().vouchers[id.keyOf()];
        bool named = _isIdOf(id, held) && accountOf(held.holder) == account;
        return named ? held.balance : 0;
    }

    /// @inheritdoc IERC1155
    function balanceOfBatch(
        address[] calldata accounts,
        uint256[] calldata ids
    ) external view returns (uint256[] memory balances) {
        balances = new uint256[](accounts.length);
        for (uint256 i = 0; i < accounts.length; ++i) balances[i] = balanceOf(accounts[i], ids[i]);
    }

    /// @inheritdoc IERC1155
    function isApprovedForAll(address, address) external pure returns (bool) {
        return false;
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC1155).interfaceId || interfaceId == type(IERC165).interfaceId;
    }

    // ---- what a token has and a voucher refuses ----

    /// @inheritdoc IERC1155
    function setApprovalForAll(address, bool) external pure {
        revert NotTransferable(0);
    }

    /// @inheritdoc IERC1155
    function safeTransferFrom(address from, address, uint256 id, uint256, bytes calldata) external view {
        _refuseTransfer(from, id);
    }

    /// @inheritdoc IERC1155
    function safeBatchTransferFrom(
        address from,
        address,
        uint256[] calldata ids,
        uint256[] calldata,
        bytes calldata
    ) external view {
        _refuseTransfer(from, ids.length == 0 ? 0 : ids[0]);
    }

    // ---- inside ----

    /// @dev Each holder is asked in the order of the errors: kind and residence, region, credit.
    function _checkHolders(uint32 region, Issue[] calldata issues) private view {
        uint32[] memory ids = new uint32[](issues.length);
        for (uint256 i = 0; i < issues.length; ++i) ids[i] = participantOf(issues[i].to);
        PartyWord[] memory words = REGISTRY.partyWords(ids);
        uint40 suspendedUntil = REGISTRY.regionSuspendedUntil(region);
        for (uint256 i = 0; i < words.length; ++i) {
            PartyWord word = words[i];
            ParticipantKind kind = word.kind();
            bool fits =
                (kind == ParticipantKind.ENTERPRISE || kind == ParticipantKind.TEAM) &&
                    word.region() == region &&
                    word.has(PartyWords.ACTIVE);
            if (!fits) revert ParticipantInactive(issues[i].to);
            if (suspendedUntil != 0) revert RegionSuspended(region, suspendedUntil);
            uint40 blocked = word.blockedUntil();
            if (blocked != 0) revert CreditBlocked(issues[i].to, blocked);
        }
    }

    function _mint(uint32 region, uint32 programme, Issue calldata entry) private {
        // Fits until the day 2^32: the timestamp does not.
        uint32 day = uint32(dayOf(block.timestamp));
        uint256 id = VoucherId.pack(region, programme, day, entry.serial);
        Voucher storage minted = _storage().vouchers[id.keyOf()];
        if (minted.status != VoucherStatus.NONE) revert VoucherExists(_idOf(programme, entry.serial, minted.day));
        _storage().vouchers[id.keyOf()] = Voucher(participantOf(entry.to), day, VoucherStatus.LIVE, entry.amount);
        emit TransferSingle(msg.sender, address(0), entry.to, id, entry.amount);
    }

    /// @dev What is left of a voucher whose time is over goes back to its programme.
    function _end(uint256 id, Voucher storage voucher, VoucherStatus status) private returns (uint96 left) {
        REGISTRY.requireNotPaused();
        left = voucher.balance;
        (voucher.balance, voucher.status) = (0, status);
        if (left == 0) return 0;
        PROGRAMMES.withdraw(id.programmeOf(), left);
        emit TransferSingle(msg.sender, accountOf(voucher.holder), address(0), id, left);
    }

    function _live(uint256 id) private view returns (Voucher storage voucher) {
        voucher = _storage().vouchers[id.keyOf()];
        if (!_isIdOf(id, voucher)) revert VoucherUnknown(id);
        if (voucher.status != VoucherStatus.LIVE) revert AlreadySettled(bytes32(id), uint8(voucher.status));
    }

    function _isIdOf(uint256 id, Voucher memory voucher) private view returns (bool) {
        return voucher.status != VoucherStatus.NONE && id == _idOf(id.programmeOf(), id.serialOf(), voucher.day);
    }

    function _idOf(uint32 programme, uint32 serial, uint32 day) private view returns (uint256) {
        return VoucherId.pack(PROGRAMMES.wordOf(programme).region(), programme, day, serial);
    }

    function _refuseTransfer(address from, uint256 id) private view {
        if (!REGISTRY.isSigner(participantOf(from), msg.sender)) revert Unauthorized(msg.sender);
        revert NotTransferable(id);
    }

    function _storage() private pure returns (VoucherTokenStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
