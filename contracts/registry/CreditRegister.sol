// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {GroupUnknown, ParticipantUnknown, RegionUnknown, SeverityInvalid, Unauthorized} from "../Errors.sol";
import {Directory, Module} from "../access/Module.sol";
import {COUNCIL_ROLE, Office, roleOf} from "../access/Office.sol";
import {ICreditRegister, Severity, SubjectKind} from "./ICreditRegister.sol";
import {IRegistry} from "./IRegistry.sol";
import {accountOf} from "./PartyWord.sol";

/// @notice What {ICreditRegister} says.
contract CreditRegister is ICreditRegister, Module {
    /// @dev `foreignEnd` is the end of the office's last SUSPEND on a subject of another region.
    struct Mark {
        Severity severity;
        bool known;
        uint40 until;
        uint40 foreignEnd;
    }

    /// @custom:storage-location erc7201:tongdui.storage.CreditRegister
    struct CreditRegisterStorage {
        mapping(uint256 subject => mapping(uint32 region => Mark)) marks;
        /// @dev Every office that ever marked the subject; the council is 0.
        mapping(uint256 subject => uint32[] regions) reporters;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.CreditRegister")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x999f307fc2ccceaa85b00b6ed21e2dd0433b78cccb2562eddd21fffb42170d00;
    uint40 private constant FOR_GOOD = type(uint40).max;
    uint40 private constant FOREIGN_TERM = 90 days;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRegistry private immutable REGISTRY;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(Directory memory directory) Module(directory.offices) {
        REGISTRY = IRegistry(directory.registry);
    }

    /// @inheritdoc ICreditRegister
    function report(Subject calldata subject, uint32 region, Severity severity, uint40 until, bytes32 reason) external {
        if (severity == Severity.NONE) revert SeverityInvalid();
        uint32 home = _homeOf(subject);
        bool council = region == 0;
        _requireRole(council ? COUNCIL_ROLE : roleOf(region, Office.CREDIT));
        if (!council && subject.kind == SubjectKind.REGION) revert Unauthorized(msg.sender);

        uint256 key = _keyOf(subject);
        Mark storage mark = _storage().marks[key][region];
        bool foreign = !council && home != region;
        _endForeign(mark);
        if (foreign && severity > Severity.WATCH) {
            uint40 latest = uint40(block.timestamp) + FOREIGN_TERM;
            if (until == 0) until = latest;
            bool again = mark.foreignEnd != 0 && block.timestamp < uint256(mark.foreignEnd) + FOREIGN_TERM;
            if (severity == Severity.BAN || until > latest || again) revert Unauthorized(msg.sender);
            mark.foreignEnd = until;
        }
        if (until == 0) until = FOR_GOOD;
        mark.severity = severity;
        mark.until = until;
        if (!mark.known) {
            mark.known = true;
            _storage().reporters[key].push(region);
        }
        _refresh(subject, key);
        emit CreditReported(subject.kind, subject.id, region, severity, until, reason);
    }

    /// @inheritdoc ICreditRegister
    function lift(Subject calldata subject, uint32 region) external {
        _homeOf(subject);
        uint256 key = _keyOf(subject);
        uint64 caller = OFFICES.officeOf(msg.sender);
        bool council = caller == COUNCIL_ROLE;
        if (region == 0 && council) {
            uint32[] storage reporters = _storage().reporters[key];
            for (uint256 i = 0; i < reporters.length; ++i) _lift(subject, key, reporters[i]);
        } else {
            bool reporter = caller == roleOf(region, Office.CREDIT) && _storage().marks[key][region].known;
            if (!reporter && !council) revert Unauthorized(msg.sender);
            _lift(subject, key, region);
        }
        _refresh(subject, key);
    }

    /// @inheritdoc ICreditRegister
    function markOf(Subject calldata subject, uint32 region) external view returns (Severity, uint40) {
        Mark memory mark = _storage().marks[_keyOf(subject)][region];
        return (mark.severity, mark.until);
    }

    /// @dev Nothing to lift is no fault: the mark may have been lifted before.
    function _lift(Subject calldata subject, uint256 key, uint32 region) private {
        Mark storage mark = _storage().marks[key][region];
        if (mark.severity == Severity.NONE) return;
        _endForeign(mark);
        mark.severity = Severity.NONE;
        mark.until = 0;
        emit CreditLifted(subject.kind, subject.id, region);
    }

    /// @dev A SUSPEND that is replaced or lifted before its time ends now: the 90 days of rest run from here.
    function _endForeign(Mark storage mark) private {
        if (mark.foreignEnd > block.timestamp) mark.foreignEnd = uint40(block.timestamp);
    }

    /// @dev Writes the latest end of the SUSPENDs and of the BANs to where the rules look.
    function _refresh(Subject calldata subject, uint256 key) private {
        uint40 suspended;
        uint40 banned;
        uint32[] storage reporters = _storage().reporters[key];
        for (uint256 i = 0; i < reporters.length; ++i) {
            Mark memory mark = _storage().marks[key][reporters[i]];
            if (mark.severity == Severity.SUSPEND && mark.until > suspended) suspended = mark.until;
            if (mark.severity == Severity.BAN && mark.until > banned) banned = mark.until;
        }
        if (subject.kind == SubjectKind.PARTICIPANT) {
            REGISTRY.setParticipantCredit(subject.id, suspended, banned);
        } else if (subject.kind == SubjectKind.GROUP) {
            REGISTRY.setGroupCredit(subject.id, suspended, banned);
        } else {
            REGISTRY.setRegionCredit(subject.id, suspended > banned ? suspended : banned);
        }
    }

    /// @return region Where the subject is at home; 0 for a group with members in several regions and for a region.
    function _homeOf(Subject calldata subject) private view returns (uint32 region) {
        if (subject.kind == SubjectKind.PARTICIPANT) {
            region = REGISTRY.partyWord(subject.id).region();
            if (region == 0) revert ParticipantUnknown(accountOf(subject.id));
        } else if (subject.kind == SubjectKind.GROUP) {
            uint32 members;
            (region, members) = REGISTRY.groupOf(subject.id);
            if (members == 0) revert GroupUnknown(bytes32(uint256(subject.id)));
        } else if (REGISTRY.regionIndexOf(subject.id) == 0) {
            revert RegionUnknown(subject.id);
        }
    }

    function _keyOf(Subject calldata subject) private pure returns (uint256) {
        return (uint256(subject.kind) << 32) | subject.id;
    }

    function _storage() private pure returns (CreditRegisterStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
