// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {
    CategoryUnknown,
    CredentialTaken,
    ListFull,
    NotPaused,
    ParticipantInactive,
    ParticipantUnknown,
    Paused,
    RegionCodeInvalid,
    RegionExists,
    RegionUnknown,
    SignerInvalid,
    SignerTaken,
    Unauthorized
} from "../Errors.sol";
import {Countersigned} from "../access/Countersigned.sol";
import {Directory, Module} from "../access/Module.sol";
import {COUNCIL_ROLE, Office, roleOf} from "../access/Office.sol";
import {IRegistry} from "./IRegistry.sol";
import {ParticipantKind, PartyWord, PartyWords, accountOf, participantOf} from "./PartyWord.sol";

/// @notice What {IRegistry} says.
contract Registry is IRegistry, Module, Countersigned {
    /// @dev One word. `key` is the signer where it is an address; a longer one lies in `longSigners` and `key` is 0.
    /// `kindAndFlags` is the kind in three bits and the flags below in five.
    struct Participant {
        address key;
        uint8 kindAndFlags;
        uint16 regionIndex;
        uint32 group;
        uint40 categories;
    }

    /// @dev Until when marks hold, Unix seconds.
    struct Credit {
        uint40 suspendedUntil;
        uint40 bannedUntil;
    }

    /// @dev `region` is 0 once members live in several; `first` is the first member's number.
    struct Group {
        uint32 region;
        uint32 members;
        uint32 first;
        Credit credit;
    }

    struct Region {
        bool admitted;
        uint16 index;
        uint40 suspendedUntil;
    }

    /// @custom:storage-location erc7201:tongdui.storage.Registry
    struct RegistryStorage {
        bool paused;
        uint8 categoryCount;
        uint16 regionCount;
        uint32 participantCount;
        uint32 groupCount;
        mapping(uint32 code => Region) regions;
        mapping(uint16 index => uint32 code) regionCodes;
        mapping(bytes32 categoryHash => uint8 indexPlusOne) categories;
        mapping(uint32 id => Participant) participants;
        mapping(uint32 id => Credit) credits;
        mapping(uint32 id => bytes signer) longSigners;
        mapping(bytes32 signerHash => uint32 id) signedFor;
        mapping(bytes32 credential => uint32 id) credentials;
        mapping(bytes32 controller => uint32 group) groupNumbers;
        mapping(uint32 group => Group) groups;
        mapping(uint64 groupPair => uint32[] regions) relators;
    }

    // keccak256(abi.encode(uint256(keccak256("tongdui.storage.Registry")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xce99d98426c2debfabda9775edacdb4276061aee972400891d71ab8d6cf23400;
    /// @dev What a participant's word has room for.
    uint256 private constant MOST_CATEGORIES = 40;
    uint8 private constant KIND = 7;
    uint8 private constant ACTIVE = 1 << 3;
    uint8 private constant LISTED = 1 << 4;
    /// @dev The group has another member or a mark. Until then its word is not read.
    uint8 private constant GROUPED = 1 << 5;
    /// @dev The participant itself has a mark, or had one. Until then its times are not read.
    uint8 private constant MARKED = 1 << 6;
    /// @dev The group is on record as related to another, or was. Until then, and until there is a second member, the
    /// relations are not read.
    uint8 private constant RELATED = 1 << 7;
    /// @dev Ten bits of an order's word.
    uint256 private constant MOST_REGIONS = 1023;
    uint32 private constant CENTRE = 100_000;
    /// @dev Thirty bits of an order's word.
    uint256 private constant MOST_PARTICIPANTS = (1 << 30) - 1;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address private immutable CREDIT_REGISTER;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address private immutable RECOGNITION;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(Directory memory directory) Module(directory.offices) {
        CREDIT_REGISTER = directory.creditRegister;
        RECOGNITION = directory.recognition;
    }

    // ---- consortium ----

    /// @inheritdoc IRegistry
    function admitRegion(uint32 region, string calldata name) external {
        _requireRole(COUNCIL_ROLE);
        if (region <= CENTRE || region > 999_999) revert RegionCodeInvalid(region);
        RegistryStorage storage $ = _storage();
        if ($.regions[region].admitted) revert RegionExists(region);
        if ($.regionCount == MOST_REGIONS) revert ListFull(MOST_REGIONS);
        uint16 index = ++$.regionCount;
        $.regions[region] = Region(true, index, 0);
        $.regionCodes[index] = region;
        emit RegionAdmitted(region, index, name);
    }

    /// @inheritdoc IRegistry
    function addCategory(string calldata category) external returns (uint8 index) {
        _requireRole(COUNCIL_ROLE);
        RegistryStorage storage $ = _storage();
        bytes32 hash = keccak256(bytes(category));
        if (bytes(category).length == 0 || $.categories[hash] != 0) revert CategoryUnknown(category);
        if ($.categoryCount == MOST_CATEGORIES) revert ListFull(MOST_CATEGORIES);
        index = $.categoryCount++;
        $.categories[hash] = index + 1;
        emit CategoryAdded(index, category);
    }

    /// @inheritdoc IRegistry
    function pause() external {
        uint64 role = OFFICES.officeOf(msg.sender);
        if (role != roleOf(Office.GUARDIAN) && role != COUNCIL_ROLE) revert Unauthorized(msg.sender);
        requireNotPaused();
        _storage().paused = true;
        emit SystemPaused(msg.sender);
    }

    /// @inheritdoc IRegistry
    function resume() external {
        _requireRole(COUNCIL_ROLE);
        if (!_storage().paused) revert NotPaused();
        _storage().paused = false;
        emit SystemResumed(msg.sender);
    }

    // ---- participants ----

    /// @inheritdoc IRegistry
    function registerParticipants(uint32 region, Registration[] calldata registrations) external {
        _requireOffice(region, Office.AGENCY);
        Region memory home = _storage().regions[region];
        if (!home.admitted) revert RegionUnknown(region);
        for (uint256 i = 0; i < registrations.length; ++i) _register(region, home.index, registrations[i]);
    }

    /// @inheritdoc IRegistry
    function rotateSigner(address participant, bytes calldata signer, bytes32 ref) external {
        uint32 id = participantOf(participant);
        uint32 region = _regionOf(id);
        bytes32 act = keccak256(abi.encode(this.rotateSigner.selector, participant, signer, ref));
        uint64 caller = OFFICES.officeOf(msg.sender);
        if (!_countersign(act, caller, roleOf(region, Office.AGENCY), roleOf(region, Office.ADMIN))) return;
        delete _storage().longSigners[id];
        _setSigner(id, signer);
        emit SignerRotated(participant, signer);
    }

    /// @inheritdoc IRegistry
    function relateParties(address a, address b, uint32 region) external {
        (uint32 low, uint32 high) = _relationOf(a, b, region);
        uint32[] storage regions = _storage().relators[_pairKey(low, high)];
        for (uint256 i = 0; i < regions.length; ++i) if (regions[i] == region) return;
        regions.push(region);
        _flag(_storage().groups[low].first, RELATED);
        _flag(_storage().groups[high].first, RELATED);
        emit PartiesRelated(low, high, region);
    }

    /// @inheritdoc IRegistry
    function unrelateParties(address a, address b, uint32 region) external {
        bool council = OFFICES.officeOf(msg.sender) == COUNCIL_ROLE;
        (uint32 low, uint32 high) = council ? _groupsOf(a, b) : _relationOf(a, b, region);
        uint64 key = _pairKey(low, high);
        uint32[] storage regions = _storage().relators[key];
        if (council) {
            delete _storage().relators[key];
            emit PartiesUnrelated(low, high, 0);
            return;
        }
        for (uint256 i = 0; i < regions.length; ++i) {
            if (regions[i] != region) continue;
            regions[i] = regions[regions.length - 1];
            regions.pop();
            emit PartiesUnrelated(low, high, region);
            return;
        }
        revert Unauthorized(msg.sender);
    }

    // ---- for the other contracts ----

    /// @inheritdoc IRegistry
    function setParticipantCredit(uint32 id, uint40 suspendedUntil, uint40 bannedUntil) external {
        _requireModule(CREDIT_REGISTER);
        _storage().credits[id] = Credit(suspendedUntil, bannedUntil);
        _flag(id, MARKED);
    }

    /// @inheritdoc IRegistry
    function setGroupCredit(uint32 group, uint40 suspendedUntil, uint40 bannedUntil) external {
        _requireModule(CREDIT_REGISTER);
        _storage().groups[group].credit = Credit(suspendedUntil, bannedUntil);
        _flag(_storage().groups[group].first, GROUPED);
    }

    /// @inheritdoc IRegistry
    function setRegionCredit(uint32 region, uint40 suspendedUntil) external {
        _requireModule(CREDIT_REGISTER);
        _storage().regions[region].suspendedUntil = suspendedUntil;
    }

    /// @inheritdoc IRegistry
    function setListed(uint32 id, bool listed) external {
        _requireModule(RECOGNITION);
        Participant storage participant = _storage().participants[id];
        uint8 bits = participant.kindAndFlags;
        participant.kindAndFlags = listed ? bits | LISTED : bits & ~LISTED;
        emit ParticipantListed(accountOf(id), listed);
    }

    // ---- questions ----

    /// @inheritdoc IRegistry
    function requireNotPaused() public view {
        if (_storage().paused) revert Paused();
    }

    /// @inheritdoc IRegistry
    function regionIndexOf(uint32 region) external view returns (uint16) {
        Region memory found = _storage().regions[region];
        if (!found.admitted) revert RegionUnknown(region);
        return found.index;
    }

    /// @inheritdoc IRegistry
    function regionAt(uint16 index) external view returns (uint32) {
        return _storage().regionCodes[index];
    }

    /// @inheritdoc IRegistry
    function regionSuspendedUntil(uint32 region) public view returns (uint40 until) {
        until = _storage().regions[region].suspendedUntil;
        if (block.timestamp >= until) until = 0;
    }

    /// @inheritdoc IRegistry
    function categoryIndex(bytes32 categoryHash) public view returns (uint8 bit) {
        uint8 indexPlusOne = _storage().categories[categoryHash];
        return indexPlusOne == 0 ? type(uint8).max : indexPlusOne - 1;
    }

    /// @inheritdoc IRegistry
    function partyWord(uint32 id) public view returns (PartyWord word) {
        return _wordOf(_storage().participants[id], id);
    }

    /// @inheritdoc IRegistry
    function partyWords(uint32[] calldata ids) external view returns (PartyWord[] memory words) {
        words = new PartyWord[](ids.length);
        for (uint256 i = 0; i < ids.length; ++i) words[i] = partyWord(ids[i]);
    }

    /// @inheritdoc IRegistry
    function signerOf(uint32 id) public view returns (bytes memory) {
        address key = _storage().participants[id].key;
        return key == address(0) ? _storage().longSigners[id] : abi.encodePacked(key);
    }

    /// @inheritdoc IRegistry
    function isSigner(uint32 id, address account) external view returns (bool) {
        return account != address(0) && _storage().participants[id].key == account;
    }

    /// @inheritdoc IRegistry
    function isSigned(uint32 id, bytes32 digest, bytes calldata signature) external view returns (bool) {
        return _isSigned(_storage().participants[id].key, id, digest, signature);
    }

    /// @inheritdoc IRegistry
    function claimParties(
        uint32 enterprise,
        uint32 lab,
        bytes32 digest,
        bytes calldata enterpriseSignature,
        bytes calldata labSignature
    ) external view returns (bool byEnterprise, bool byLab, uint32 host) {
        requireNotPaused();
        Participant memory buyer = _storage().participants[enterprise];
        Participant memory seller = _storage().participants[lab];
        byEnterprise = _isSigned(buyer.key, enterprise, digest, enterpriseSignature);
        byLab = _isSigned(seller.key, lab, digest, labSignature);
        host = _storage().regionCodes[seller.regionIndex];
    }

    /// @inheritdoc IRegistry
    function orderParties(
        uint32 enterprise,
        uint32 lab,
        bytes32 categoryHash,
        bytes32 digest,
        bytes calldata enterpriseSignature,
        bytes calldata labSignature
    ) external view returns (OrderParties memory found) {
        requireNotPaused();
        Participant memory buyer = _storage().participants[enterprise];
        Participant memory seller = _storage().participants[lab];
        if (digest != 0) {
            found.byEnterprise = _isSigned(buyer.key, enterprise, digest, enterpriseSignature);
            found.byLab = found.byEnterprise && _isSigned(seller.key, lab, digest, labSignature);
        }
        found.enterprise = _wordOf(buyer, enterprise);
        found.lab = _wordOf(seller, lab);
        found.category = categoryIndex(categoryHash);
        found.related = _areRelated(buyer, seller);
        found.issuerSuspendedUntil = regionSuspendedUntil(found.enterprise.region());
        found.hostSuspendedUntil = regionSuspendedUntil(found.lab.region());
    }

    /// @inheritdoc IRegistry
    function groupOf(uint32 group) external view returns (uint32 region, uint32 members) {
        Group memory found = _storage().groups[group];
        return (found.region, found.members);
    }

    /// @inheritdoc IRegistry
    function groupNumber(bytes32 controller) external view returns (uint32) {
        return _storage().groupNumbers[controller];
    }

    /// @inheritdoc IRegistry
    function participantByCredential(bytes32 credential) external view returns (address) {
        uint32 id = _storage().credentials[credential];
        return id == 0 ? address(0) : accountOf(id);
    }

    // ---- inside ----

    function _register(uint32 region, uint16 regionIndex, Registration calldata entry) private {
        RegistryStorage storage $ = _storage();
        uint32 known = $.credentials[entry.credential];
        if (known != 0) revert CredentialTaken(entry.credential, accountOf(known));
        if ($.participantCount == MOST_PARTICIPANTS) revert ListFull(MOST_PARTICIPANTS);
        uint32 id = ++$.participantCount;
        if (entry.kind == ParticipantKind.NONE || entry.credential == 0) revert ParticipantInactive(accountOf(id));
        $.credentials[entry.credential] = id;
        bytes32 controller = entry.controller == 0 ? entry.credential : entry.controller;
        uint32 group = _joinGroup(controller, id, region);
        if (entry.categories >> MOST_CATEGORIES != 0) revert ListFull(MOST_CATEGORIES);
        Participant storage participant = $.participants[id];
        bool grouped = $.groups[group].members > 1;
        participant.kindAndFlags = uint8(entry.kind) | ACTIVE | LISTED | (grouped ? GROUPED : 0);
        participant.regionIndex = regionIndex;
        participant.group = group;
        // Within 40 bits by the test above.
        participant.categories = uint40(entry.categories);
        _setSigner(id, entry.signer);
        emit ParticipantRegistered(
            accountOf(id),
            region,
            entry.kind,
            group,
            entry.categories,
            entry.credential,
            controller,
            entry.signer
        );
    }

    function _joinGroup(bytes32 controller, uint32 id, uint32 region) private returns (uint32 number) {
        RegistryStorage storage $ = _storage();
        number = $.groupNumbers[controller];
        if (number == 0) {
            number = ++$.groupCount;
            $.groupNumbers[controller] = number;
            $.groups[number] = Group(region, 1, id, Credit(0, 0));
            return number;
        }
        Group storage group = $.groups[number];
        if (group.region != region) group.region = 0;
        if (++group.members == 2) _flag(group.first, GROUPED);
    }

    function _flag(uint32 id, uint8 flag) private {
        Participant storage participant = _storage().participants[id];
        participant.kindAndFlags |= flag;
    }

    /// @dev The word as the rules read it, with the times of the participant's and its group's marks.
    function _wordOf(Participant memory participant, uint32 id) private view returns (PartyWord word) {
        uint8 bits = participant.kindAndFlags;
        if (bits == 0) return word;
        RegistryStorage storage $ = _storage();
        word = PartyWords.pack(
            ParticipantKind(bits & KIND),
            $.regionCodes[participant.regionIndex],
            participant.regionIndex,
            participant.group,
            participant.categories
        );
        if (bits & ACTIVE == 0) word = word.set(PartyWords.ACTIVE, false);
        if (bits & LISTED == 0) word = word.set(PartyWords.LISTED, false);
        if (bits & MARKED != 0) word = word.fold($.credits[id].suspendedUntil, $.credits[id].bannedUntil);
        if (bits & GROUPED == 0) return word;
        Credit memory credit = $.groups[participant.group].credit;
        return word.fold(credit.suspendedUntil, credit.bannedUntil);
    }

    function _areRelated(Participant memory a, Participant memory b) private view returns (bool) {
        if (a.group == b.group) return true;
        uint8 either = GROUPED | RELATED;
        if (a.kindAndFlags & either == 0 || b.kindAndFlags & either == 0) return false;
        (uint32 low, uint32 high) = a.group < b.group ? (a.group, b.group) : (b.group, a.group);
        return _storage().relators[_pairKey(low, high)].length != 0;
    }

    function _isSigned(address key, uint32 id, bytes32 digest, bytes calldata signature) private view returns (bool) {
        if (key == address(0)) {
            bytes memory signer = _storage().longSigners[id];
            return signer.length != 0 && SignatureChecker.isValidSignatureNow(signer, digest, signature);
        }
        // Recovery before any look at the key's code: that look alone costs 2 600 gas and few signers are contracts.
        if (signature.length == 65) {
            (address recovered, ECDSA.RecoverError err, ) = ECDSA.tryRecoverCalldata(digest, signature);
            if (err == ECDSA.RecoverError.NoError && recovered == key) return true;
        }
        return key.code.length != 0 && SignatureChecker.isValidERC1271SignatureNow(key, digest, signature);
    }

    function _regionOf(uint32 id) private view returns (uint32) {
        return _storage().regionCodes[_storage().participants[id].regionIndex];
    }

    /// @dev A signer once used stays bound to its participant, so a replaced key is not a way to come back.
    function _setSigner(uint32 id, bytes calldata signer) private {
        RegistryStorage storage $ = _storage();
        if (signer.length < 20 || bytes20(signer[:20]) == 0) revert SignerInvalid(signer);
        bytes32 hash = keccak256(signer);
        uint32 owner = $.signedFor[hash];
        if (owner != 0) revert SignerTaken(signer, accountOf(owner));
        $.signedFor[hash] = id;
        bool isAddress = signer.length == 20;
        $.participants[id].key = isAddress ? address(bytes20(signer)) : address(0);
        if (!isAddress) $.longSigners[id] = signer;
    }

    /// @dev The caller is the agency of `region`, and `region` is home of one of the two.
    function _relationOf(address a, address b, uint32 region) private view returns (uint32 low, uint32 high) {
        _requireOffice(region, Office.AGENCY);
        (low, high) = _groupsOf(a, b);
        bool homeOfOne = _regionOf(participantOf(a)) == region || _regionOf(participantOf(b)) == region;
        if (!homeOfOne) revert Unauthorized(msg.sender);
    }

    function _groupsOf(address a, address b) private view returns (uint32 low, uint32 high) {
        RegistryStorage storage $ = _storage();
        uint32 groupA = $.participants[participantOf(a)].group;
        uint32 groupB = $.participants[participantOf(b)].group;
        if (groupA == 0) revert ParticipantUnknown(a);
        if (groupB == 0) revert ParticipantUnknown(b);
        return groupA < groupB ? (groupA, groupB) : (groupB, groupA);
    }

    function _pairKey(uint32 low, uint32 high) private pure returns (uint64) {
        return (uint64(low) << 32) | high;
    }

    function _storage() private pure returns (RegistryStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
