// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Directory} from "../access/Module.sol";
import {IProgrammes} from "../programme/IProgrammes.sol";
import {ProgrammeWord} from "../programme/ProgrammeWord.sol";
import {IRegistry} from "../registry/IRegistry.sol";
import {Rail} from "../registry/TermsWord.sol";
import {ITreasury} from "../settlement/ITreasury.sol";
import {IVoucherToken, VoucherStatus} from "../voucher/IVoucherToken.sol";
import {VoucherId} from "../voucher/VoucherId.sol";
import {OrderWord, OrderWords} from "./OrderWord.sol";

/// @notice What both desks do when an order gives value back.
abstract contract Releases {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRegistry internal immutable REGISTRY;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IProgrammes internal immutable PROGRAMMES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IVoucherToken internal immutable VOUCHERS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ITreasury internal immutable TREASURY;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(Directory memory directory) {
        REGISTRY = IRegistry(directory.registry);
        PROGRAMMES = IProgrammes(directory.programmes);
        VOUCHERS = IVoucherToken(directory.voucherToken);
        TREASURY = ITreasury(directory.treasury);
    }

    /// @dev To the voucher while that may still be ordered against, else to the un-issued money; and the reservation,
    /// the caps and the exposure with it.
    function _release(OrderWord word, Rail rail, uint96 amount) internal {
        if (amount == 0) return;
        uint32 programme = word.programme();
        IVoucherToken.Voucher memory voucher = VOUCHERS.voucherAt(programme, word.serial());
        ProgrammeWord rules = PROGRAMMES.wordOf(programme);
        bool toVoucher = voucher.status == VoucherStatus.LIVE && block.timestamp <= rules.useBy(voucher.day);
        uint32 group = REGISTRY.partyWord(voucher.holder).group();
        PROGRAMMES.release(programme, group, amount, word.year(), word.has(OrderWords.FIRST_USE), toVoucher);
        uint32 issuer = rules.region();
        if (toVoucher) VOUCHERS.restore(VoucherId.pack(issuer, programme, voucher.day, word.serial()), amount);
        TREASURY.release(rail, issuer, REGISTRY.regionAt(word.hostIndex()), amount);
    }

    function _enterpriseOf(OrderWord word) internal view returns (uint32) {
        return VOUCHERS.voucherAt(word.programme(), word.serial()).holder;
    }
}
