// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {
    BadSignature,
    BalanceTooLow,
    ChallengeOver,
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
import {Countersigned} from "../access/Countersigned.sol";
import {Directory, Module} from "../access/Module.sol";
import {COUNCIL_ROLE, Office, roleOf} from "../access/Office.sol";
import {ProgrammeWord} from "../programme/ProgrammeWord.sol";
import {SubsidyRule} from "../programme/SubsidyRule.sol";
import {IRecognition} from "../registry/IRecognition.sol";
import {PartyWord, accountOf, participantOf} from "../registry/PartyWord.sol";
import {Rail, TermsWord} from "../registry/TermsWord.sol";
import {VoucherId} from "../voucher/VoucherId.sol";
import {IClaimDesk} from "./IClaimDesk.sol";
import {IntentDomain} from "./IntentDomain.sol";
import {Claim, Confirmation, Intents, Order} from "./Intents.sol";
import {InvoiceRegister} from "./InvoiceRegister.sol";
import {IOrderDesk} from "./IOrderDesk.sol";
import {OrderState, OrderWord, OrderWords} from "./OrderWord.sol";
import {Releases} from "./Releases.sol";
import {Act, Transitions} from "./Transitions.sol";

/// @notice What {IClaimDesk} says.
contract ClaimDesk is IClaimDesk, Module, Countersigned, IntentDomain, Releases, InvoiceRegister {
    /// @dev What a list of orders has asked for last: most lists are of one agreement and one programme.
    struct Memo {
        uint32 termsPlusOne;
        TermsWord terms;
        bool agentAsked;
        bool isAgent;
        uint32 programme;
        uint32 issuer;
    }

    /// @custom:storage-location erc7201:tongdui.storage.ClaimDesk
    struct ClaimDeskStorage {
        mapping(bytes32 order => uint96) clawedBack;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.ClaimDesk")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xd4ebbd7d725fd5fdb8616e91e154e483e38aa511287ea5111e000ec783c4e800;
    /// @dev Spans of docs/scenario-format.md: `claim`, `escalate`, `resolve`.
    uint256 private constant CONFIRMATION_TERM = 14 days;
    uint256 private constant REVIEW_TERM = 30 days;
    uint256 private constant COUNCIL_MAY_RESOLVE_AFTER = 30 days;
    uint96 private constant ALL = type(uint96).max;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRecognition private immutable RECOGNITION;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IOrderDesk private immutable ORDER_DESK;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        Directory memory directory
    ) Module(directory.offices) IntentDomain(directory.claimDesk) Releases(directory) {
        RECOGNITION = IRecognition(directory.recognition);
        ORDER_DESK = IOrderDesk(directory.orderDesk);
    }

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

    // ---- review ----

    /// @inheritdoc IClaimDesk
    function verifyMany(bytes32[] calldata orders) external {
        (uint64 caller, uint16 region) = _callerAgency();
        (OrderWord[] memory words, OrderWord[] memory next) = _loadMany(orders);
        Memo memory memo;
        for (uint256 i = 0; i < orders.length; ++i) {
            OrderWord word = words[i];
            TermsWord terms = _termsOf(word, memo);
            Transitions.check(orders[i], word.state(), Act.VERIFY, terms);
            _checkConfirmed(word);
            bool reviewer =
                terms.rail() == Rail.POOL
                    ? _isAgent(terms, memo)
                    : uint8(caller) == uint8(Office.AGENCY) && region == word.hostIndex();
            if (!reviewer) revert Unauthorized(msg.sender);
            next[i] = word.to(OrderState.VERIFIED).sinceNow();
            emit OrderVerified(orders[i], block.timestamp + terms.challengeSeconds());
        }
        ORDER_DESK.record(orders, words, next);
    }

    /// @inheritdoc IClaimDesk
    function acceptMany(bytes32[] calldata orders) external {
        uint64 caller = OFFICES.officeOf(msg.sender);
        (OrderWord[] memory words, OrderWord[] memory next) = _loadMany(orders);
        Memo memory memo;
        for (uint256 i = 0; i < orders.length; ++i) {
            OrderWord word = words[i];
            Transitions.check(orders[i], word.state(), Act.ACCEPT, _termsOf(word, memo));
            _checkConfirmed(word);
            if (caller != roleOf(_issuerOf(word, memo), Office.AGENCY)) revert Unauthorized(msg.sender);
            next[i] = word.to(OrderState.ACCEPTED);
            emit OrderAccepted(orders[i]);
        }
        ORDER_DESK.record(orders, words, next);
    }

    /// @inheritdoc IClaimDesk
    function escalateOrder(bytes32 order) external {
        (OrderWord word, ) = _load(order, Act.ESCALATE);
        uint256 due = word.since() + REVIEW_TERM;
        if (block.timestamp < due) revert NotDue(due, block.timestamp);
        _record(order, word, word.to(OrderState.DISPUTED).sinceNow());
        emit OrderEscalated(order);
    }

    /// @inheritdoc IClaimDesk
    function disputeOrder(bytes32 order, bytes32 reason) external {
        (OrderWord word, TermsWord terms) = _load(order, Act.DISPUTE);
        uint256 due = _dueOf(word, terms);
        bool over = block.timestamp >= due && !REGISTRY.partyWord(_payeeOf(word, terms)).isBanned();
        if (over) revert ChallengeOver(due, block.timestamp);
        uint64 caller = OFFICES.officeOf(msg.sender);
        (uint64 issuer, uint64 host) = _agenciesOf(word);
        Memo memory memo;
        bool allowed = caller == issuer || caller == host || _isAgent(terms, memo);
        if (!allowed) revert Unauthorized(msg.sender);
        _record(order, word, word.to(OrderState.DISPUTED).sinceNow());
        emit OrderDisputed(order, caller == issuer ? uint32(issuer >> 8) : uint32(host >> 8), reason);
    }

    /// @inheritdoc IClaimDesk
    function resolveOrder(bytes32 order, Outcome outcome, bytes32 ref) external {
        (OrderWord word, TermsWord terms) = _load(order, Act.RESOLVE);
        bytes32 act = keccak256(abi.encode(this.resolveOrder.selector, order, outcome, ref));
        uint64 caller = OFFICES.officeOf(msg.sender);
        bool council = caller == COUNCIL_ROLE && block.timestamp >= word.since() + COUNCIL_MAY_RESOLVE_AFTER;
        (uint64 issuer, uint64 host) = _agenciesOf(word);
        if (council) _useReference(act);
        else if (!_countersign(act, caller, issuer, host)) return;
        REGISTRY.requireNotPaused();
        uint96 released = outcome == Outcome.RELEASE ? word.subsidy() : 0;
        OrderState next = outcome == Outcome.RELEASE ? OrderState.REJECTED : OrderState.ACCEPTED;
        _record(order, word, word.to(next));
        _release(word, terms.rail(), released);
        emit OrderResolved(order, outcome, released, ref);
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

    function _load(bytes32 order, Act act) private view returns (OrderWord word, TermsWord terms) {
        word = ORDER_DESK.orderWord(order);
        terms = RECOGNITION.termsAt(word.terms());
        Transitions.check(order, word.state(), act, terms);
    }

    function _loadMany(
        bytes32[] calldata orders
    ) private view returns (OrderWord[] memory words, OrderWord[] memory next) {
        return (ORDER_DESK.orderWords(orders), new OrderWord[](orders.length));
    }

    function _record(bytes32 order, OrderWord before, OrderWord word) private {
        bytes32[] memory orders = new bytes32[](1);
        OrderWord[] memory known = new OrderWord[](1);
        OrderWord[] memory words = new OrderWord[](1);
        (orders[0], known[0], words[0]) = (order, before, word);
        ORDER_DESK.record(orders, known, words);
    }

    /// @dev Asks again only where the next order of a list has other terms than the one before.
    function _termsOf(OrderWord word, Memo memory memo) private view returns (TermsWord) {
        uint32 number = word.terms() + 1;
        if (memo.termsPlusOne != number) {
            (memo.termsPlusOne, memo.terms, memo.agentAsked) = (number, RECOGNITION.termsAt(number - 1), false);
        }
        return memo.terms;
    }

    function _issuerOf(OrderWord word, Memo memory memo) private view returns (uint32) {
        uint32 programme = word.programme();
        if (memo.programme != programme) {
            (memo.programme, memo.issuer) = (programme, PROGRAMMES.wordOf(programme).region());
        }
        return memo.issuer;
    }

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

    /// @return due When the payment is due: at once when accepted, after the challenge time when verified; before the
    /// review never.
    function _dueOf(OrderWord word, TermsWord terms) private pure returns (uint256 due) {
        OrderState state = word.state();
        if (state == OrderState.VERIFIED) return word.since() + terms.challengeSeconds();
        return state == OrderState.ACCEPTED ? 0 : type(uint256).max;
    }

    function _payeeOf(OrderWord word, TermsWord terms) private view returns (uint32) {
        return terms.rail() == Rail.REIMBURSE ? _enterpriseOf(word) : word.lab();
    }

    /// @return issuer Role id of the issuing region's agency.
    /// @return host Role id of the hosting region's agency.
    function _agenciesOf(OrderWord word) private view returns (uint64 issuer, uint64 host) {
        issuer = roleOf(PROGRAMMES.wordOf(word.programme()).region(), Office.AGENCY);
        host = roleOf(REGISTRY.regionAt(word.hostIndex()), Office.AGENCY);
    }

    function _isAgent(TermsWord terms, Memo memory memo) private view returns (bool) {
        if (!memo.agentAsked) {
            uint32 agent = terms.agent();
            (memo.agentAsked, memo.isAgent) = (true, agent != 0 && REGISTRY.isSigner(agent, msg.sender));
        }
        return memo.isAgent;
    }

    /// @return caller The caller's role.
    /// @return region Index of its region where it is an agency, else 0.
    function _callerAgency() private view returns (uint64 caller, uint16 region) {
        caller = OFFICES.officeOf(msg.sender);
        bool agency = caller <= type(uint40).max && uint8(caller) == uint8(Office.AGENCY);
        region = agency ? REGISTRY.regionIndexOf(uint32(caller >> 8)) : 0;
    }

    /// @dev A claim signed by one party is reviewed once the other confirmed it, or after 14 days.
    function _checkConfirmed(OrderWord word) private view {
        if (!word.has(OrderWords.ONE_SIDED)) return;
        uint256 due = word.since() + CONFIRMATION_TERM;
        bool claimed = word.state() == OrderState.CLAIMED;
        if (claimed && block.timestamp < due) revert NotDue(due, block.timestamp);
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
