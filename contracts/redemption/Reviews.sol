// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ChallengeOver, NotDue, Unauthorized} from "../Errors.sol";
import {Countersigned} from "../access/Countersigned.sol";
import {Directory, Module} from "../access/Module.sol";
import {COUNCIL_ROLE, Office, roleOf} from "../access/Office.sol";
import {IRecognition} from "../registry/IRecognition.sol";
import {Rail, TermsWord} from "../registry/TermsWord.sol";
import {IClaimDesk} from "./IClaimDesk.sol";
import {IOrderDesk} from "./IOrderDesk.sol";
import {OrderState, OrderWord, OrderWords} from "./OrderWord.sol";
import {Releases} from "./Releases.sol";
import {Act, Transitions} from "./Transitions.sol";

/// @notice From a claim to what is due: verify, accept, escalate, dispute, resolve ({IClaimDesk}). The claim desk is built on
/// it.
abstract contract Reviews is IClaimDesk, Module, Countersigned, Releases {
    /// @dev What a list of orders has asked for last: most lists are of one agreement and one programme.
    struct Memo {
        uint32 termsPlusOne;
        TermsWord terms;
        bool agentAsked;
        bool isAgent;
        uint32 programme;
        uint32 issuer;
    }

    /// @dev Spans of docs/scenario-format.md: `claim`, `escalate`, `resolve`.
    uint256 private constant CONFIRMATION_TERM = 14 days;
    uint256 private constant REVIEW_TERM = 30 days;
    uint256 private constant COUNCIL_MAY_RESOLVE_AFTER = 30 days;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRecognition internal immutable RECOGNITION;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IOrderDesk internal immutable ORDER_DESK;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(Directory memory directory) Module(directory.offices) Releases(directory) {
        RECOGNITION = IRecognition(directory.recognition);
        ORDER_DESK = IOrderDesk(directory.orderDesk);
    }

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

    // ---- for the claim desk ----

    function _load(bytes32 order, Act act) internal view returns (OrderWord word, TermsWord terms) {
        word = ORDER_DESK.orderWord(order);
        terms = RECOGNITION.termsAt(word.terms());
        Transitions.check(order, word.state(), act, terms);
    }

    function _loadMany(
        bytes32[] calldata orders
    ) internal view returns (OrderWord[] memory words, OrderWord[] memory next) {
        return (ORDER_DESK.orderWords(orders), new OrderWord[](orders.length));
    }

    function _record(bytes32 order, OrderWord before, OrderWord word) internal {
        bytes32[] memory orders = new bytes32[](1);
        OrderWord[] memory known = new OrderWord[](1);
        OrderWord[] memory words = new OrderWord[](1);
        (orders[0], known[0], words[0]) = (order, before, word);
        ORDER_DESK.record(orders, known, words);
    }

    /// @dev Asks again only where the next order of a list has other terms than the one before.
    function _termsOf(OrderWord word, Memo memory memo) internal view returns (TermsWord) {
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

    /// @return due When the payment is due: at once when accepted, after the challenge time when verified; before the
    /// review never.
    function _dueOf(OrderWord word, TermsWord terms) internal pure returns (uint256 due) {
        OrderState state = word.state();
        if (state == OrderState.VERIFIED) return word.since() + terms.challengeSeconds();
        return state == OrderState.ACCEPTED ? 0 : type(uint256).max;
    }

    function _payeeOf(OrderWord word, TermsWord terms) internal view returns (uint32) {
        return terms.rail() == Rail.REIMBURSE ? _enterpriseOf(word) : word.lab();
    }

    /// @return issuer Role id of the issuing region's agency.
    /// @return host Role id of the hosting region's agency.
    function _agenciesOf(OrderWord word) internal view returns (uint64 issuer, uint64 host) {
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
}
