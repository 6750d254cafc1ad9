// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    BalanceTooLow,
    ExposureCapExceeded,
    NotRecognised,
    PoolShort,
    ReferenceUsed,
    SignatureExpired,
    Unauthorized,
    ZeroAmount
} from "../Errors.sol";
import {Directory} from "../access/Module.sol";
import {COUNCIL_ROLE, Office, roleOf} from "../access/Office.sol";
import {IntentDomain} from "../redemption/IntentDomain.sol";
import {IRecognition} from "../registry/IRecognition.sol";
import {accountOf, participantOf} from "../registry/PartyWord.sol";
import {Rail} from "../registry/TermsWord.sol";
import {ClearingHouse} from "./ClearingHouse.sol";
import {ITreasury} from "./ITreasury.sol";

/// @notice What {ITreasury} says.
contract Treasury is ITreasury, ClearingHouse, IntentDomain {
    struct Pool {
        uint96 free;
        uint96 reserved;
    }

    /// @dev `head` and `tail` bound the queue of orders with dues: from `head` on, below `tail`.
    struct Deposit {
        uint96 balance;
        uint32 head;
        uint32 tail;
    }

    /// @dev What a payee still owes from clawbacks of one order, and where it goes; on CLEARING the host treasury gets
    /// what it advanced first. A region code has 20 bits.
    struct Due {
        uint96 amount;
        uint96 advanced;
        Rail rail;
        uint24 issuer;
        uint24 host;
    }

    /// @custom:storage-location erc7201:tongdui.storage.Treasury
    struct TreasuryStorage {
        mapping(uint256 pair => Pool) pools;
        mapping(uint256 pairAndRail => uint96) exposures;
        mapping(uint32 party => Deposit) deposits;
        mapping(bytes32 order => Due) dues;
        /// @dev Orders by the age of their dues; a due is as old as the last time that it rose from nothing.
        mapping(uint32 party => mapping(uint32 position => bytes32 order)) queues;
        mapping(bytes32 intent => bool) cashedOut;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.Treasury")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x755d2f2390a149e98690512a57842e5dfa4b5df9d1103b9c1b620d5d485b1d00;
    bytes32 private constant CASH_OUT_TYPE = keccak256(
        "CashOut(address party,uint96 amount,uint40 deadline,bytes32 salt)"
    );

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRecognition private immutable RECOGNITION;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address private immutable PROGRAMMES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address private immutable ORDER_DESK;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address private immutable CLAIM_DESK;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(Directory memory directory) ClearingHouse(directory) IntentDomain(directory.treasury) {
        RECOGNITION = IRecognition(directory.recognition);
        PROGRAMMES = directory.programmes;
        ORDER_DESK = directory.orderDesk;
        CLAIM_DESK = directory.claimDesk;
    }

    // ---- two parties ----

    /// @inheritdoc ITreasury
    function appropriate(uint32 region, uint96 amount, bytes32 ref) external {
        if (amount == 0) revert ZeroAmount();
        REGISTRY.requireNotPaused();
        REGISTRY.regionIndexOf(region);
        bytes32 act = keccak256(abi.encode(this.appropriate.selector, region, amount, ref));
        uint64 caller = OFFICES.officeOf(msg.sender);
        if (!_countersign(act, caller, roleOf(region, Office.BUREAU), roleOf(region, Office.TREASURY))) return;
        _purse(region).free += amount;
        emit Appropriated(region, amount, ref);
    }

    /// @inheritdoc ITreasury
    function prefund(uint32 issuer, uint32 host, uint96 amount, bytes32 ref) external {
        if (amount == 0) revert ZeroAmount();
        REGISTRY.requireNotPaused();
        bytes32 act = keccak256(abi.encode(this.prefund.selector, issuer, host, amount, ref));
        if (!_countersignPool(act, issuer, host, false)) return;
        _takeFree(issuer, amount);
        _storage().pools[_pairKey(issuer, host)].free += amount;
        emit Prefunded(issuer, host, amount, ref);
    }

    /// @inheritdoc ITreasury
    function unfund(uint32 issuer, uint32 host, uint96 amount, bytes32 ref) external {
        if (amount == 0) revert ZeroAmount();
        REGISTRY.requireNotPaused();
        bytes32 act = keccak256(abi.encode(this.unfund.selector, issuer, host, amount, ref));
        if (!_countersignPool(act, issuer, host, true)) return;
        Pool storage pool = _storage().pools[_pairKey(issuer, host)];
        if (amount > pool.free) revert PoolShort(amount, pool.free);
        pool.free -= amount;
        _purse(issuer).free += amount;
        emit Unfunded(issuer, host, amount, ref);
    }

    /// @inheritdoc ITreasury
    function cashOut(CashOut calldata intent, bytes calldata signature, bytes32 ref) external {
        if (intent.amount == 0) revert ZeroAmount();
        if (block.timestamp > intent.deadline) revert SignatureExpired(intent.deadline, block.timestamp);
        REGISTRY.requireNotPaused();
        bytes32 digest = hashCashOut(intent);
        if (_storage().cashedOut[digest]) revert ReferenceUsed(digest);
        uint32 party = participantOf(intent.party);
        if (!REGISTRY.isSigned(party, digest, signature)) revert Unauthorized(intent.party);
        _requireOffice(REGISTRY.partyWord(party).region(), Office.TREASURY);
        Deposit storage deposit = _storage().deposits[party];
        if (intent.amount > deposit.balance) revert BalanceTooLow(intent.amount, deposit.balance);
        _storage().cashedOut[digest] = true;
        deposit.balance -= intent.amount;
        emit CashedOut(intent.party, intent.amount, digest, ref);
    }

    // ---- for the other contracts ----

    /// @inheritdoc ITreasury
    function encumber(uint32 region, uint96 amount) external {
        _requireModule(PROGRAMMES);
        REGISTRY.requireNotPaused();
        _takeFree(region, amount);
        _purse(region).encumbered += amount;
    }

    /// @inheritdoc ITreasury
    function unencumber(uint32 region, uint96 amount) external {
        _requireModule(PROGRAMMES);
        Purse storage purse = _purse(region);
        purse.encumbered -= amount;
        purse.free += amount;
    }

    /// @inheritdoc ITreasury
    function reserve(Rail rail, uint32 issuer, uint32 host, uint96 amount, uint96 exposureCap) external {
        _requireModule(ORDER_DESK);
        if (rail == Rail.HOME) return;
        if (rail == Rail.CLEARING) return _reserveClearing(issuer, host, amount, exposureCap);
        mapping(uint256 => uint96) storage exposures = _storage().exposures;
        uint256 key = _exposureKey(rail, issuer, host);
        // 97 bits at the most: the sum is taken in 256.
        uint256 exposure = uint256(exposures[key]) + amount;
        if (exposure > exposureCap) revert ExposureCapExceeded(exposure, exposureCap);
        // Not above the cap, which has 96 bits.
        exposures[key] = uint96(exposure);
        if (rail != Rail.POOL) return;
        Pool storage pool = _storage().pools[_pairKey(issuer, host)];
        uint96 free = pool.free;
        if (amount > free) revert PoolShort(amount, free);
        (pool.free, pool.reserved) = (free - amount, pool.reserved + amount);
    }

    /// @inheritdoc ITreasury
    function release(Rail rail, uint32 issuer, uint32 host, uint96 amount) external {
        if (msg.sender != ORDER_DESK && msg.sender != CLAIM_DESK) revert Unauthorized(msg.sender);
        if (rail == Rail.HOME) return;
        if (rail == Rail.CLEARING) return _releaseClearing(issuer, host, amount);
        _storage().exposures[_exposureKey(rail, issuer, host)] -= amount;
        if (rail != Rail.POOL) return;
        Pool storage pool = _storage().pools[_pairKey(issuer, host)];
        (pool.free, pool.reserved) = (pool.free + amount, pool.reserved - amount);
    }

    /// @inheritdoc ITreasury
    function pay(Rail rail, uint32 issuer, uint32 host, uint32 payee, uint96 amount) external {
        _requireModule(CLAIM_DESK);
        Purse storage purse = _purse(issuer);
        if (rail == Rail.POOL) {
            // The pool was paid for before: the programme's money comes free, the pool's goes to the lab.
            (purse.free, purse.encumbered) = (purse.free + amount, purse.encumbered - amount);
            _storage().pools[_pairKey(issuer, host)].reserved -= amount;
        } else {
            purse.encumbered -= amount;
        }
        if (rail == Rail.CLEARING) _payClearing(issuer, host, amount);
        Deposit storage deposit = _storage().deposits[payee];
        if (deposit.head != deposit.tail) amount = _collectDues(payee, deposit, amount);
        deposit.balance += amount;
    }

    /// @inheritdoc ITreasury
    function clawBack(
        bytes32 order,
        Rail rail,
        uint32 issuer,
        uint32 host,
        uint32 payee,
        uint96 amount
    ) external returns (uint96 taken, uint96 advanced) {
        _requireModule(CLAIM_DESK);
        Deposit storage deposit = _storage().deposits[payee];
        taken = amount < deposit.balance ? amount : deposit.balance;
        deposit.balance -= taken;
        uint96 rest = amount - taken;
        if (rail == Rail.CLEARING) {
            uint96 free = _purse(host).free;
            advanced = rest < free ? rest : free;
            _takeFree(host, advanced);
        }
        // What the host treasury advances is on its way to the issuer; what the payee still owes of it is the host's.
        _giveBack(rail, issuer, host, taken + advanced);
        if (rest == 0) return (taken, advanced);
        Due storage due = _storage().dues[order];
        if (due.amount == 0) _storage().queues[payee][deposit.tail++] = order;
        (due.amount, due.advanced) = (due.amount + rest, due.advanced + advanced);
        (due.rail, due.issuer, due.host) = (rail, uint24(issuer), uint24(host));
    }

    // ---- questions ----

    /// @inheritdoc ITreasury
    function purseOf(uint32 region) external view returns (uint96 free, uint96 encumbered) {
        Purse storage purse = _purse(region);
        return (purse.free, purse.encumbered);
    }

    /// @inheritdoc ITreasury
    function poolOf(uint32 issuer, uint32 host) external view returns (uint96 free, uint96 reserved) {
        Pool memory pool = _storage().pools[_pairKey(issuer, host)];
        return (pool.free, pool.reserved);
    }

    /// @inheritdoc ITreasury
    function depositOf(address party) external view returns (uint96) {
        return _storage().deposits[participantOf(party)].balance;
    }

    /// @inheritdoc ITreasury
    function dueOf(bytes32 order) external view returns (uint96 due) {
        return _storage().dues[order].amount;
    }

    /// @inheritdoc ITreasury
    function exposureOf(Rail rail, uint32 issuer, uint32 host) external view returns (uint96 exposure) {
        return _storage().exposures[_exposureKey(rail, issuer, host)];
    }

    /// @inheritdoc ITreasury
    function hashCashOut(CashOut calldata intent) public view returns (bytes32) {
        return _digest(keccak256(abi.encode(CASH_OUT_TYPE, intent)));
    }

    // ---- inside ----

    /// @dev Where money that was paid on a rail goes when it comes back.
    function _giveBack(Rail rail, uint32 issuer, uint32 host, uint96 amount) private {
        if (rail == Rail.POOL) _storage().pools[_pairKey(issuer, host)].free += amount;
        else if (rail == Rail.CLEARING) _incur(host, issuer, amount);
        else _purse(issuer).free += amount;
    }

    /// @return left What remains of `amount` for the payee, oldest due first.
    function _collectDues(uint32 payee, Deposit storage deposit, uint96 amount) private returns (uint96 left) {
        left = amount;
        uint32 head = deposit.head;
        while (left != 0 && head != deposit.tail) {
            bytes32 order = _storage().queues[payee][head];
            Due storage due = _storage().dues[order];
            uint96 part = left < due.amount ? left : due.amount;
            left -= part;
            due.amount -= part;
            uint96 advanced = part < due.advanced ? part : due.advanced;
            if (advanced != 0) {
                due.advanced -= advanced;
                _purse(due.host).free += advanced;
            }
            _giveBack(due.rail, due.issuer, due.host, part - advanced);
            emit DueCollected(order, accountOf(payee), part);
            if (due.amount == 0) ++head;
        }
        deposit.head = head;
    }

    /// @dev The issuer's treasury and the pair's agent; where `councilToo`, the council may stand in for the agent, and
    /// does where a pool has outlived its agreement.
    function _countersignPool(bytes32 act, uint32 issuer, uint32 host, bool councilToo) private returns (bool) {
        uint32 agent = RECOGNITION.agentOf(issuer, host);
        bool outlived = councilToo && _storage().pools[_pairKey(issuer, host)].free != 0;
        if (agent == 0 && !outlived) revert NotRecognised(issuer, host);
        // An agent's account is larger than any role id: the two cannot be mistaken for each other.
        uint256 agentAccount = uint160(accountOf(agent));
        uint256 caller = OFFICES.officeOf(msg.sender);
        bool isAgent = agent != 0 && REGISTRY.isSigner(agent, msg.sender);
        if (isAgent || (councilToo && caller == COUNCIL_ROLE)) caller = agentAccount;
        return _countersign(act, caller, roleOf(issuer, Office.TREASURY), agentAccount);
    }

    function _exposureKey(Rail rail, uint32 issuer, uint32 host) private pure returns (uint256) {
        return (uint256(rail) << 64) | _pairKey(issuer, host);
    }

    function _storage() private pure returns (TreasuryStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
