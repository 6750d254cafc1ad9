// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    AgentInvalid,
    CompactUnknown,
    ListFull,
    ParticipantInactive,
    RailUnavailable,
    RatioInvalid,
    SameRegion,
    WrongState
} from "../Errors.sol";
import {Countersigned} from "../access/Countersigned.sol";
import {Directory, Module} from "../access/Module.sol";
import {COUNCIL_ROLE, Office, roleOf} from "../access/Office.sol";
import {IRecognition} from "./IRecognition.sol";
import {IRegistry} from "./IRegistry.sol";
import {ParticipantKind, PartyWord, participantOf} from "./PartyWord.sol";
import {Rail, Terms, TermsWord, TermsWords} from "./TermsWord.sol";

/// @notice What {IRecognition} says.
contract Recognition is IRecognition, Module, Countersigned {
    /// @dev `words` is how many words of `members` have ever been used.
    struct Compact {
        uint32 terms;
        uint8 words;
    }

    /// @custom:storage-location erc7201:tongdui.storage.Recognition
    struct RecognitionStorage {
        uint32 termsCount;
        uint8 compactCount;
        mapping(uint32 number => TermsWord) terms;
        mapping(uint256 pair => uint32 terms) agreements;
        mapping(uint8 compact => Compact) compacts;
        /// @dev Bit c: the region is a member of compact c. One word answers which compacts two regions share.
        mapping(uint32 region => uint256 compacts) memberships;
        /// @dev Bit i of word i / 256: the region with index i is a member.
        mapping(uint8 compact => mapping(uint256 word => uint256 regions)) members;
        /// @dev The same for the regions that endorsed a lab.
        mapping(uint32 lab => mapping(uint256 word => uint256 regions)) endorsements;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.Recognition")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x598ea8d537107d89ad4d8a70c6ff391fa3e8c9931b7164d339acc26a427fb700;
    uint256 private constant MOST_COMPACTS = 255;
    /// @dev Twenty bits of an order's word.
    uint256 private constant MOST_TERMS = (1 << 20) - 1;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRegistry private immutable REGISTRY;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(Directory memory directory) Module(directory.offices) {
        REGISTRY = IRegistry(directory.registry);
    }

    /// @inheritdoc IRecognition
    function signAgreement(uint32 issuer, uint32 host, Terms calldata terms, bytes32 ref) external {
        bytes32 act = keccak256(abi.encode(this.signAgreement.selector, issuer, host, terms, ref));
        uint64 caller = OFFICES.officeOf(msg.sender);
        if (!_countersign(act, caller, roleOf(issuer, Office.ADMIN), roleOf(host, Office.ADMIN))) return;
        if (issuer == host) revert SameRegion(issuer);
        REGISTRY.regionIndexOf(issuer);
        REGISTRY.regionIndexOf(host);
        uint32 agent = participantOf(terms.agent);
        if (terms.rail == Rail.POOL) {
            PartyWord word = REGISTRY.partyWord(agent);
            if (word.kind() != ParticipantKind.AGENT || word.region() != host) revert AgentInvalid(terms.agent);
        } else if (terms.agent != address(0)) {
            revert AgentInvalid(terms.agent);
        }
        uint32 number = _addTerms(terms, agent, 0, false);
        _storage().agreements[_pairKey(issuer, host)] = number;
        emit AgreementSigned(issuer, host, number, terms, ref);
    }

    /// @inheritdoc IRecognition
    function createCompact(string calldata name, Terms calldata terms, bool joint) external returns (uint8 compact) {
        _requireRole(COUNCIL_ROLE);
        RecognitionStorage storage $ = _storage();
        if ($.compactCount == MOST_COMPACTS) revert ListFull(MOST_COMPACTS);
        // A pool needs one agent for each pair: it is a bilateral matter.
        if (terms.rail == Rail.POOL) revert RailUnavailable(uint8(terms.rail));
        if (terms.agent != address(0)) revert AgentInvalid(terms.agent);
        compact = ++$.compactCount;
        uint32 number = _addTerms(terms, 0, compact, joint);
        $.compacts[compact] = Compact(number, 0);
        emit CompactCreated(compact, number, joint, terms, name);
    }

    /// @inheritdoc IRecognition
    function joinCompact(uint8 compact, uint32 region, bytes32 ref) external {
        _requireCompact(compact);
        if (isMember(compact, region)) revert WrongState(_memberKey(compact, region), 1);
        bytes32 act = keccak256(abi.encode(this.joinCompact.selector, compact, region, ref));
        uint64 caller = OFFICES.officeOf(msg.sender);
        if (!_countersign(act, caller, roleOf(region, Office.ADMIN), COUNCIL_ROLE)) return;
        _setMember(compact, region, true);
        emit CompactJoined(compact, region);
    }

    /// @inheritdoc IRecognition
    function leaveCompact(uint8 compact, uint32 region) external {
        _requireCompact(compact);
        if (!isMember(compact, region)) revert WrongState(_memberKey(compact, region), 0);
        _requireOffice(region, Office.ADMIN);
        _setMember(compact, region, false);
        emit CompactLeft(compact, region);
    }

    /// @inheritdoc IRecognition
    function endorseLab(address lab, uint32 region) external {
        _setEndorsed(lab, region, true);
        emit LabEndorsed(lab, region);
    }

    /// @inheritdoc IRecognition
    function delistLab(address lab, uint32 region) external {
        _setEndorsed(lab, region, false);
        emit LabDelisted(lab, region);
    }

    /// @inheritdoc IRecognition
    function recognise(
        uint32 issuer,
        uint32 host,
        uint32 lab
    ) external view returns (uint32 terms, TermsWord word, bool listed) {
        if (issuer == host) return (0, TermsWords.AT_HOME, true);
        RecognitionStorage storage $ = _storage();
        terms = $.agreements[_pairKey(issuer, host)];
        if (terms == 0) {
            uint256 shared = $.memberships[issuer] & $.memberships[host];
            if (shared == 0) return (0, TermsWord.wrap(0), true);
            terms = $.compacts[_lowestBit(shared)].terms;
        }
        word = $.terms[terms];
        listed = !word.isJoint() || _isEndorsedByAll(word.compact(), lab, host);
    }

    /// @inheritdoc IRecognition
    function termsAt(uint32 terms) external view returns (TermsWord word) {
        return terms == 0 ? TermsWords.AT_HOME : _storage().terms[terms];
    }

    /// @inheritdoc IRecognition
    function agentOf(uint32 issuer, uint32 host) external view returns (uint32 agent) {
        return _storage().terms[_storage().agreements[_pairKey(issuer, host)]].agent();
    }

    /// @inheritdoc IRecognition
    function isMember(uint8 compact, uint32 region) public view returns (bool) {
        return _storage().memberships[region] & (uint256(1) << compact) != 0;
    }

    // ---- inside ----

    function _addTerms(Terms calldata terms, uint32 agent, uint8 compact, bool joint) private returns (uint32 number) {
        RecognitionStorage storage $ = _storage();
        if (terms.ratioBp > 10_000) revert RatioInvalid(terms.ratioBp);
        // A pair of different regions is not at home.
        if (terms.rail == Rail.HOME) revert RailUnavailable(uint8(terms.rail));
        if ($.termsCount == MOST_TERMS) revert ListFull(MOST_TERMS);
        number = ++$.termsCount;
        $.terms[number] = TermsWords.pack(terms, agent, compact, joint);
    }

    function _setMember(uint8 compact, uint32 region, bool value) private {
        uint16 index = REGISTRY.regionIndexOf(region);
        RecognitionStorage storage $ = _storage();
        $.memberships[region] = _withBit($.memberships[region], compact, value);
        uint8 word = uint8(index >> 8);
        $.members[compact][word] = _withBit($.members[compact][word], uint8(index), value);
        if (word >= $.compacts[compact].words) $.compacts[compact].words = word + 1;
    }

    function _setEndorsed(address lab, uint32 region, bool value) private {
        _requireOffice(region, Office.AGENCY);
        uint32 id = participantOf(lab);
        PartyWord word = REGISTRY.partyWord(id);
        if (word.kind() != ParticipantKind.LAB) revert ParticipantInactive(lab);
        if (word.region() == region) REGISTRY.setListed(id, value);
        uint16 index = REGISTRY.regionIndexOf(region);
        mapping(uint256 => uint256) storage regions = _storage().endorsements[id];
        regions[index >> 8] = _withBit(regions[index >> 8], uint8(index), value);
    }

    /// @dev The host need not be in the lab's word: its entry is the listing in the registry, tested for every rail.
    function _isEndorsedByAll(uint8 compact, uint32 lab, uint32 host) private view returns (bool) {
        RecognitionStorage storage $ = _storage();
        uint16 home = REGISTRY.regionIndexOf(host);
        uint8 words = $.compacts[compact].words;
        for (uint256 i = 0; i < words; ++i) {
            uint256 missing = $.members[compact][i] & ~$.endorsements[lab][i];
            if (home >> 8 == i) missing = _withBit(missing, uint8(home), false);
            if (missing != 0) return false;
        }
        return true;
    }

    function _requireCompact(uint8 compact) private view {
        if (_storage().compacts[compact].terms == 0) revert CompactUnknown(compact);
    }

    /// @dev What a membership is called in an error.
    function _memberKey(uint8 compact, uint32 region) private pure returns (bytes32) {
        return bytes32((uint256(compact) << 32) | region);
    }

    function _pairKey(uint32 issuer, uint32 host) private pure returns (uint256) {
        return (uint256(issuer) << 32) | host;
    }

    function _withBit(uint256 word, uint8 bit, bool value) private pure returns (uint256) {
        uint256 mask = uint256(1) << bit;
        return value ? word | mask : word & ~mask;
    }

    function _lowestBit(uint256 word) private pure returns (uint8 bit) {
        while (word & 1 == 0) {
            word >>= 1;
            ++bit;
        }
    }

    function _storage() private pure returns (RecognitionStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
