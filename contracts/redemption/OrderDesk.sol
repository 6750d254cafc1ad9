// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    AlreadySettled,
    BadSignature,
    CategoryNotCovered,
    ClockOutOfRange,
    CreditBlocked,
    LabNotListed,
    NotDue,
    NotHolder,
    NotRecognised,
    OrderExists,
    ParticipantInactive,
    RegionSuspended,
    RelatedParties,
    Retroactive,
    SignatureExpired,
    UseExpired,
    WrongState,
    ZeroAmount
} from "../Errors.sol";
import {dayOf, yearOf} from "../Calendar.sol";
import {Directory, Module} from "../access/Module.sol";
import {Office} from "../access/Office.sol";
import {ProgrammeWord, ProgrammeWords} from "../programme/ProgrammeWord.sol";
import {Binding, Limits, SubsidyRule} from "../programme/SubsidyRule.sol";
import {IRecognition} from "../registry/IRecognition.sol";
import {IRegistry} from "../registry/IRegistry.sol";
import {ParticipantKind, PartyWord, PartyWords, accountOf, participantOf} from "../registry/PartyWord.sol";
import {TermsWord} from "../registry/TermsWord.sol";
import {IVoucherToken, VoucherStatus} from "../voucher/IVoucherToken.sol";
import {VoucherId} from "../voucher/VoucherId.sol";
import {IntentDomain} from "./IntentDomain.sol";
import {Cancellation, Intents, Order} from "./Intents.sol";
import {IOrderDesk} from "./IOrderDesk.sol";
import {OrderState, OrderWord, OrderWords} from "./OrderWord.sol";
import {Releases} from "./Releases.sol";
import {Act, Transitions} from "./Transitions.sol";

/// @notice What {IOrderDesk} says.
contract OrderDesk is IOrderDesk, Module, IntentDomain, Releases {
    using VoucherId for uint256;

    /// @dev What is asked for: by an order, or by a quote.
    struct Request {
        address enterprise;
        address lab;
        uint256 voucher;
        uint256 contractDay;
        bytes32 categoryHash;
        string category;
    }

    /// @dev What the tests have found out.
    struct Findings {
        uint32 programme;
        uint32 issuer;
        uint32 host;
        uint16 hostIndex;
        uint32 group;
        uint32 terms;
        TermsWord termsWord;
        uint96 balance;
        uint16 ratioBp;
        Limits limits;
    }

    /// @custom:storage-location erc7201:tongdui.storage.OrderDesk
    struct OrderDeskStorage {
        mapping(bytes32 order => OrderWord) book;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.OrderDesk")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xc9d050fbc333ac9850c3bc0930a8114c0746280bd34cc8f90623afa1dac37a00;
    /// @dev From then on the enterprise may cancel alone (docs/scenario-format.md, `cancel`).
    uint256 private constant ENTERPRISE_MAY_CANCEL_AFTER = 90 days;
    /// @dev Eight bits of an order's word: 2225.
    uint16 private constant LAST_YEAR = 255;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRecognition private immutable RECOGNITION;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address private immutable CLAIM_DESK;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        Directory memory directory
    ) Module(directory.offices) IntentDomain(directory.orderDesk) Releases(directory) {
        RECOGNITION = IRecognition(directory.recognition);
        CLAIM_DESK = directory.claimDesk;
    }

    // ---- acts ----

    /// @inheritdoc IOrderDesk
    function placeOrder(
        Order calldata intent,
        bytes calldata enterpriseSignature,
        bytes calldata labSignature
    ) external returns (bytes32 order) {
        bytes32 categoryHash = keccak256(bytes(intent.category));
        IRegistry.OrderParties memory parties;
        (order, parties) = _checkForm(intent, categoryHash, enterpriseSignature, labSignature);
        Request memory request = Request(
            intent.enterprise,
            intent.lab,
            intent.voucher,
            intent.contractDay,
            categoryHash,
            intent.category
        );
        Findings memory found = _checkStanding(request, parties);
        SubsidyRule.check(intent.subsidy, _bound(found, intent.price));
        TREASURY.reserve(
            found.termsWord.rail(),
            found.issuer,
            found.host,
            intent.subsidy,
            found.termsWord.exposureCap()
        );
        bool firstUse = PROGRAMMES.reserve(found.programme, found.group, intent.subsidy);
        VOUCHERS.spend(intent.voucher, intent.subsidy);
        uint16 year = yearOf(block.timestamp);
        if (year > LAST_YEAR) revert ClockOutOfRange(1970 + uint256(year), 1970 + uint256(LAST_YEAR));
        _storage().book[order] = OrderWords.pack(
            firstUse,
            year,
            found.hostIndex,
            found.programme,
            intent.voucher.serialOf(),
            participantOf(intent.lab),
            found.terms,
            intent.subsidy
        );
        emit OrderPlaced(order, found.terms, intent);
    }

    /// @inheritdoc IOrderDesk
    function approveOrder(bytes32 order) external {
        OrderWord word = _storage().book[order];
        _check(order, word, Act.APPROVE);
        _requireOffice(PROGRAMMES.wordOf(word.programme()).region(), Office.AGENCY);
        _storage().book[order] = word.to(OrderState.APPROVED);
        emit OrderApproved(order);
    }

    /// @inheritdoc IOrderDesk
    function cancelOrder(
        Cancellation calldata intent,
        bytes calldata enterpriseSignature,
        bytes calldata labSignature
    ) external {
        if (block.timestamp > intent.deadline) revert SignatureExpired(intent.deadline, block.timestamp);
        bytes32 order = intent.order;
        OrderWord word = _storage().book[order];
        if (word.state() != OrderState.NONE) {
            bytes32 digest = hashCancellation(intent);
            bool byLab = labSignature.length != 0;
            if (byLab) _requireSigned(word.lab(), digest, labSignature);
            if (!byLab || enterpriseSignature.length != 0) {
                _requireSigned(_enterpriseOf(word), digest, enterpriseSignature);
            }
        }
        TermsWord terms = _check(order, word, Act.CANCEL);
        uint256 due = word.since() + ENTERPRISE_MAY_CANCEL_AFTER;
        if (labSignature.length == 0 && block.timestamp < due) revert NotDue(due, block.timestamp);
        REGISTRY.requireNotPaused();
        _storage().book[order] = word.to(OrderState.CANCELLED);
        _release(word, terms.rail(), word.subsidy());
        emit OrderCancelled(order, word.subsidy());
    }

    /// @inheritdoc IOrderDesk
    function expireOrder(bytes32 order) external {
        OrderWord word = _storage().book[order];
        TermsWord terms = _check(order, word, Act.EXPIRE);
        IVoucherToken.Voucher memory voucher = VOUCHERS.voucherAt(word.programme(), word.serial());
        uint256 redeemBy = PROGRAMMES.wordOf(word.programme()).redeemBy(voucher.day);
        if (block.timestamp <= redeemBy) revert NotDue(redeemBy + 1, block.timestamp);
        REGISTRY.requireNotPaused();
        _storage().book[order] = word.to(OrderState.EXPIRED);
        _release(word, terms.rail(), word.subsidy());
        emit OrderExpired(order, word.subsidy());
    }

    /// @inheritdoc IOrderDesk
    function record(bytes32[] calldata orders, OrderWord[] calldata before, OrderWord[] calldata words) external {
        _requireModule(CLAIM_DESK);
        for (uint256 i = 0; i < orders.length; ++i) {
            OrderWord known = _storage().book[orders[i]];
            // The same order twice in one call: the second was tested against a word that is no longer true.
            if (OrderWord.unwrap(known) != OrderWord.unwrap(before[i])) {
                OrderState state = known.state();
                if (state >= OrderState.PAID) revert AlreadySettled(orders[i], uint8(state));
                revert WrongState(orders[i], uint8(state));
            }
            _storage().book[orders[i]] = words[i];
        }
    }

    // ---- questions ----

    /// @inheritdoc IOrderDesk
    function quote(
        address enterprise,
        address lab,
        uint256 voucher,
        string calldata category,
        uint96 price
    ) external view returns (uint96 subsidy, Binding binding) {
        bytes32 categoryHash = keccak256(bytes(category));
        IRegistry.OrderParties memory parties = REGISTRY.orderParties(
            participantOf(enterprise),
            participantOf(lab),
            categoryHash,
            0,
            msg.data[:0],
            msg.data[:0]
        );
        uint256 today = dayOf(block.timestamp);
        Request memory request = Request(enterprise, lab, voucher, today, categoryHash, category);
        (uint256 most, Binding limit) = SubsidyRule.most(_bound(_checkStanding(request, parties), price));
        // At most the ratio of a price of 96 bits.
        return (uint96(most), limit);
    }

    /// @inheritdoc IOrderDesk
    function orderWord(bytes32 order) external view returns (OrderWord word) {
        return _storage().book[order];
    }

    /// @inheritdoc IOrderDesk
    function orderWords(bytes32[] calldata orders) external view returns (OrderWord[] memory words) {
        words = new OrderWord[](orders.length);
        for (uint256 i = 0; i < orders.length; ++i) words[i] = _storage().book[orders[i]];
    }

    /// @inheritdoc IOrderDesk
    function hashOrder(Order calldata intent) public view returns (bytes32) {
        return _digest(Intents.hash(intent, keccak256(bytes(intent.category))));
    }

    /// @inheritdoc IOrderDesk
    function hashCancellation(Cancellation calldata intent) public view returns (bytes32) {
        return _digest(Intents.hash(intent));
    }

    // ---- the tests of an order, in the order of the errors ----

    function _checkForm(
        Order calldata intent,
        bytes32 categoryHash,
        bytes calldata enterpriseSignature,
        bytes calldata labSignature
    ) private view returns (bytes32 order, IRegistry.OrderParties memory parties) {
        if (intent.price == 0 || intent.subsidy == 0) revert ZeroAmount();
        if (block.timestamp > intent.deadline) revert SignatureExpired(intent.deadline, block.timestamp);
        order = _digest(Intents.hash(intent, categoryHash));
        parties = REGISTRY.orderParties(
            participantOf(intent.enterprise),
            participantOf(intent.lab),
            categoryHash,
            order,
            enterpriseSignature,
            labSignature
        );
        if (!parties.byEnterprise) revert BadSignature(intent.enterprise, order);
        if (!parties.byLab) revert BadSignature(intent.lab, order);
        if (_storage().book[order].state() != OrderState.NONE) revert OrderExists(order);
    }

    /// @dev Who, clocks, recognition: what a quote asks too.
    function _checkStanding(
        Request memory request,
        IRegistry.OrderParties memory parties
    ) private view returns (Findings memory found) {
        uint256 id = request.voucher;
        uint32 programme = id.programmeOf();
        IVoucherToken.Voucher memory voucher = VOUCHERS.voucherAt(programme, id.serialOf());
        found.programme = programme;
        found.host = parties.lab.region();
        found.hostIndex = parties.lab.regionIndex();
        found.group = parties.enterprise.group();
        found.balance = voucher.balance;
        ProgrammeWord rules;
        (rules, found.ratioBp, found.limits) = PROGRAMMES.orderRules(
            programme,
            found.group,
            found.host,
            request.categoryHash
        );
        found.issuer = rules.region();
        bool held =
            voucher.status != VoucherStatus.NONE &&
                voucher.holder == participantOf(request.enterprise) &&
                id == VoucherId.pack(found.issuer, programme, voucher.day, id.serialOf());
        if (!held) revert NotHolder(id, request.enterprise);
        bool listed = _checkParties(found, rules, request, parties);

        if (request.contractDay < voucher.day && !rules.has(ProgrammeWords.RETROACTIVE)) {
            revert Retroactive(request.contractDay, voucher.day);
        }
        uint256 useBy = rules.useBy(voucher.day);
        if (block.timestamp > useBy) revert UseExpired(useBy, block.timestamp);

        if (TermsWord.unwrap(found.termsWord) == 0) revert NotRecognised(found.issuer, found.host);
        if (!listed) revert LabNotListed(request.lab);
        uint8 category = parties.category;
        bool covered =
            category != type(uint8).max &&
                rules.covers(category) &&
                found.termsWord.covers(category) &&
                parties.lab.offers(category);
        if (!covered) revert CategoryNotCovered(request.category);
    }

    /// @return listed Whether the lab's own region lists it, and the catalogue that the terms ask for holds it.
    function _checkParties(
        Findings memory found,
        ProgrammeWord rules,
        Request memory request,
        IRegistry.OrderParties memory parties
    ) private view returns (bool listed) {
        // The voucher's holder is an enterprise or team of the issuer: `issueMany` saw to it, and kinds never change.
        if (!parties.enterprise.has(PartyWords.ACTIVE)) revert ParticipantInactive(request.enterprise);
        bool isLab = parties.lab.kind() == ParticipantKind.LAB && parties.lab.has(PartyWords.ACTIVE);
        if (!isLab) revert ParticipantInactive(request.lab);
        (found.terms, found.termsWord, listed) = RECOGNITION.recognise(
            found.issuer,
            found.host,
            participantOf(request.lab)
        );
        uint40 until = parties.issuerSuspendedUntil;
        if (until != 0) revert RegionSuspended(found.issuer, until);
        until = parties.hostSuspendedUntil;
        if (until != 0) revert RegionSuspended(found.host, until);
        _checkCredit(request.enterprise, parties.enterprise);
        _checkCredit(request.lab, parties.lab);
        uint32 agent = found.termsWord.agent();
        if (agent != 0) _checkCredit(accountOf(agent), REGISTRY.partyWord(agent));
        if (parties.related && !rules.has(ProgrammeWords.RELATED_ALLOWED)) {
            revert RelatedParties(request.enterprise, request.lab);
        }
        listed = listed && parties.lab.has(PartyWords.LISTED);
    }

    function _checkCredit(address account, PartyWord word) private view {
        uint40 until = word.blockedUntil();
        if (until != 0) revert CreditBlocked(account, until);
    }

    /// @dev The programme's limits, with what the price and the voucher add to them.
    function _bound(Findings memory found, uint96 price) private pure returns (Limits memory limits) {
        limits = found.limits;
        uint256 ceiling = found.termsWord.ratioBp();
        limits.byRatio = SubsidyRule.ofRatio(price, found.ratioBp < ceiling ? found.ratioBp : ceiling);
        limits.balance = found.balance;
    }

    // ---- inside ----

    function _check(bytes32 order, OrderWord word, Act act) private view returns (TermsWord terms) {
        terms = RECOGNITION.termsAt(word.terms());
        Transitions.check(order, word.state(), act, terms);
    }

    function _requireSigned(uint32 party, bytes32 digest, bytes calldata signature) private view {
        if (!REGISTRY.isSigned(party, digest, signature)) revert BadSignature(accountOf(party), digest);
    }

    function _storage() private pure returns (OrderDeskStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
