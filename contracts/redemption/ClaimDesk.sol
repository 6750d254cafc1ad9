// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {
    BadSignature,
    BalanceTooLow,
    CoPaymentUnproved,
    CreditBlocked,
    InvoiceExceedsPrice,
    NotDue,
    OrderUnknown,
    RedeemExpired,
    SignatureExpired,
    Unauthorized,
    WrongState,
    ZeroAmount
} from "../Errors.sol";
import {Directory} from "../access/Module.sol";
import {Office, roleOf} from "../access/Office.sol";
import {ProgrammeWord} from "../programme/ProgrammeWord.sol";
import {SubsidyRule} from "../programme/SubsidyRule.sol";
import {PartyWord, accountOf, participantOf} from "../registry/PartyWord.sol";
import {Rail, TermsWord} from "../registry/TermsWord.sol";
import {VoucherId} from "../voucher/VoucherId.sol";
import {IClaimDesk} from "./IClaimDesk.sol";
import {IntentDomain} from "./IntentDomain.sol";
import {Claim, Confirmation, Intents, Order} from "./Intents.sol";
import {InvoiceRegister} from "./InvoiceRegister.sol";
import {OrderState, OrderWord, OrderWords} from "./OrderWord.sol";
import {Reviews} from "./Reviews.sol";
import {Act, Transitions} from "./Transitions.sol";

/// @notice What {IClaimDesk} says.
contract ClaimDesk is Reviews, IntentDomain, InvoiceRegister {
    /// @custom:storage-location erc7201:tongdui.storage.ClaimDesk
    struct ClaimDeskStorage {
        mapping(bytes32 order => uint96) clawedBack;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.ClaimDesk")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xd4ebbd7d725fd5fdb8616e91e154e483e38aa511287ea5111e000ec783c4e800;
    uint96 private constant ALL = type(uint96).max;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(Directory memory directory) Reviews(directory) IntentDomain(directory.claimDesk) {}

    // ---- the claim ----

    /// @inheritdoc IClaimDesk
    function claimOrder(
        Order calldata order,
        Claim calldata claim,
        bytes calldata enterpriseSignature,
        bytes calldata labSignature,
        Ticket calldata ticket
    ) external {
        if (claim.invoiced == 0) revert ZeroAmount();
        if (block.timestamp > claim.deadline) revert SignatureExpired(claim.deadline, block.timestamp);
        if (block.timestamp > ticket.deadline) revert SignatureExpired(ticket.deadline, block.timestamp);
        OrderWord word = ORDER_DESK.orderWord(claim.order);
        // With the order's own intent at hand its hash, under the order desk's domain, must be the order's name.
        bytes32 categoryHash = keccak256(bytes(order.category));
        bytes32 name = _digestAt(address(ORDER_DESK), Intents.hash(order, categoryHash));
        if (word.state() == OrderState.NONE || name != claim.order) revert OrderUnknown(claim.order);
        TermsWord terms = RECOGNITION.termsAt(word.terms());
        (bool oneSided, uint32 host) = _checkClaimSigned(order, claim, enterpriseSignature, labSignature, terms.rail());
        _checkTicket(claim, ticket, order.voucher, host, terms);
        Transitions.check(claim.order, word.state(), Act.CLAIM, terms);
        uint96 subsidy = _checkFigures(order, claim, categoryHash, word.subsidy(), terms, host);

        uint96 released = word.subsidy() - subsidy;
        _enterInvoice(claim.nullifier, claim.order);
        OrderWord claimed = word.to(OrderState.CLAIMED).sinceNow().withSubsidy(subsidy);
        _record(claim.order, word, claimed.set(OrderWords.ONE_SIDED, oneSided));
        _release(word, terms.rail(), released);
        emit OrderClaimed(claim.order, claim, subsidy, released, oneSided);
    }

    /// @inheritdoc IClaimDesk
    function confirmClaim(Confirmation calldata intent, bytes calldata signature) external {
        if (block.timestamp > intent.deadline) revert SignatureExpired(intent.deadline, block.timestamp);
        bytes32 order = intent.order;
        (OrderWord word, TermsWord terms) = _load(order, Act.CONFIRM);
        if (!word.has(OrderWords.ONE_SIDED)) revert WrongState(order, uint8(word.state()));
        uint32 other = terms.rail() == Rail.REIMBURSE ? word.lab() : _enterpriseOf(word);
        bool signed = REGISTRY.isSigned(other, hashConfirmation(intent), signature);
        if (!signed) revert Unauthorized(accountOf(other));
        _record(order, word, word.set(OrderWords.ONE_SIDED, false));
        emit ClaimConfirmed(order);
    }

    // ---- money ----

    /// @inheritdoc IClaimDesk
    function payMany(bytes32[] calldata orders) external {
        REGISTRY.requireNotPaused();
        (OrderWord[] memory words, OrderWord[] memory next) = _loadMany(orders);
        Memo memory memo;
        for (uint256 i = 0; i < orders.length; ++i) {
            TermsWord terms = _termsOf(words[i], memo);
            Transitions.check(orders[i], words[i].state(), Act.PAY, terms);
            uint256 due = _dueOf(words[i], terms);
            if (block.timestamp < due) revert NotDue(due, block.timestamp);
            next[i] = words[i].to(OrderState.PAID);
        }
        // Before any money moves: it refuses an order that stands in the list twice, and with it the whole call.
        ORDER_DESK.record(orders, words, next);
        for (uint256 i = 0; i < orders.length; ++i) _pay(orders[i], words[i], _termsOf(words[i], memo));
    }

    /// @inheritdoc IClaimDesk
    function clawBackOrder(bytes32 order, uint96 amount, bytes32 ref) external {
        if (amount == 0) revert ZeroAmount();
        (OrderWord word, TermsWord terms) = _load(order, Act.CLAW_BACK);
        bytes32 act = keccak256(abi.encode(this.clawBackOrder.selector, order, amount, ref));
        (uint64 issuer, uint64 host) = _agenciesOf(word);
        if (!_countersign(act, OFFICES.officeOf(msg.sender), issuer, host)) return;
        REGISTRY.requireNotPaused();
        uint96 clawed = _storage().clawedBack[order];
        uint96 left = word.subsidy() - clawed;
        if (amount == ALL) amount = left;
        if (amount > left) revert BalanceTooLow(amount, left);
        _storage().clawedBack[order] = clawed + amount;
        if (amount == left) _record(order, word, word.to(OrderState.CLAWED_BACK));
        uint32 payee = _payeeOf(word, terms);
        (uint96 taken, uint96 advanced) = TREASURY.clawBack(
            order,
            terms.rail(),
            uint32(issuer >> 8),
            uint32(host >> 8),
            payee,
            amount
        );
        emit OrderClawedBack(order, accountOf(payee), amount, taken, advanced, ref);
    }

    // ---- questions ----

    /// @inheritdoc IClaimDesk
    function clawedBackOf(bytes32 order) external view returns (uint96 clawed) {
        return _storage().clawedBack[order];
    }

    /// @inheritdoc IClaimDesk
    function hashClaim(Claim calldata claim) public view returns (bytes32) {
        return _digest(Intents.hash(claim));
    }

    /// @inheritdoc IClaimDesk
    function hashConfirmation(Confirmation calldata intent) public view returns (bytes32) {
        return _digest(Intents.hash(intent));
    }

    /// @inheritdoc IClaimDesk
    function hashTicket(Claim calldata claim, uint40 deadline) public view returns (bytes32) {
        return _digest(Intents.hashTicket(claim, deadline));
    }

    // ---- the tests of a claim ----

    /// @dev The ticket is by the reviewer's intake: an officer of the agency, or the agent.
    function _checkTicket(
        Claim calldata claim,
        Ticket calldata ticket,
        uint256 voucher,
        uint32 host,
        TermsWord terms
    ) private view {
        bytes32 digest = hashTicket(claim, ticket.deadline);
        if (terms.rail() == Rail.POOL) {
            bool byAgent = REGISTRY.isSigned(terms.agent(), digest, ticket.signature);
            if (!byAgent) revert BadSignature(accountOf(terms.agent()), digest);
            return;
        }
        uint32 region = terms.rail() == Rail.CLEARING ? host : VoucherId.regionOf(voucher);
        (address intake, ECDSA.RecoverError err, ) = ECDSA.tryRecoverCalldata(digest, ticket.signature);
        bool byAgency = err == ECDSA.RecoverError.NoError && OFFICES.officeOf(intake) == roleOf(region, Office.AGENCY);
        if (!byAgency) revert BadSignature(address(0), digest);
    }

    /// @return oneSided Whether only the one to be paid has signed.
    /// @return host The lab's region.
    function _checkClaimSigned(
        Order calldata order,
        Claim calldata claim,
        bytes calldata enterpriseSignature,
        bytes calldata labSignature,
        Rail rail
    ) private view returns (bool oneSided, uint32 host) {
        bytes32 digest = hashClaim(claim);
        bool byEnterprise;
        bool byLab;
        (byEnterprise, byLab, host) = REGISTRY.claimParties(
            participantOf(order.enterprise),
            participantOf(order.lab),
            digest,
            enterpriseSignature,
            labSignature
        );
        // Only the signature of the one that is not paid may be absent.
        bool paidAtHome = rail == Rail.REIMBURSE;
        bool enterpriseAbsent = !paidAtHome && enterpriseSignature.length == 0;
        bool labAbsent = paidAtHome && labSignature.length == 0;
        if (!byEnterprise && !enterpriseAbsent) revert BadSignature(order.enterprise, digest);
        if (!byLab && !labAbsent) revert BadSignature(order.lab, digest);
        return (enterpriseAbsent || labAbsent, host);
    }

    /// @return subsidy The smaller of the reserved one and the order's ratio of the invoiced amount.
    function _checkFigures(
        Order calldata order,
        Claim calldata claim,
        bytes32 categoryHash,
        uint96 reserved,
        TermsWord terms,
        uint32 host
    ) private view returns (uint96 subsidy) {
        (ProgrammeWord rules, uint16 ratioBp, uint96 unit) = PROGRAMMES.claimRule(
            VoucherId.programmeOf(order.voucher),
            host,
            categoryHash
        );
        uint256 redeemBy = rules.redeemBy(VoucherId.dayOf(order.voucher));
        if (block.timestamp > redeemBy) revert RedeemExpired(redeemBy, block.timestamp);
        uint256 ratio = ratioBp < terms.ratioBp() ? ratioBp : terms.ratioBp();
        uint256 most = SubsidyRule.floorTo(SubsidyRule.ofRatio(claim.invoiced, ratio), unit);
        // At most the reserved subsidy, which has 96 bits.
        subsidy = most < reserved ? uint96(most) : reserved;
        if (subsidy == 0) revert ZeroAmount();
        _checkInvoice(claim.nullifier);
        if (claim.invoiced > order.price) revert InvoiceExceedsPrice(claim.invoiced, order.price);
        uint96 least = terms.rail() == Rail.REIMBURSE ? claim.invoiced : claim.invoiced - subsidy;
        if (claim.paid < least) revert CoPaymentUnproved(claim.paid, least);
    }

    // ---- inside ----

    function _pay(bytes32 order, OrderWord word, TermsWord terms) private {
        uint32 payee = _payeeOf(word, terms);
        PartyWord payeeWord = REGISTRY.partyWord(payee);
        if (payeeWord.isBanned()) revert CreditBlocked(accountOf(payee), payeeWord.bannedUntil());
        uint32 programme = word.programme();
        uint96 amount = word.subsidy();
        uint32 issuer = PROGRAMMES.pay(programme, amount);
        if (word.has(OrderWords.FIRST_USE)) {
            PROGRAMMES.endFirstUse(programme, REGISTRY.partyWord(_enterpriseOf(word)).group());
        }
        uint32 host = terms.rail() == Rail.REIMBURSE ? REGISTRY.regionAt(word.hostIndex()) : payeeWord.region();
        TREASURY.pay(terms.rail(), issuer, host, payee, amount);
        emit OrderPaid(order, accountOf(payee), amount);
    }

    function _stateOf(bytes32 order) internal view override returns (OrderState) {
        return ORDER_DESK.orderWord(order).state();
    }

    function _storage() private pure returns (ClaimDeskStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
