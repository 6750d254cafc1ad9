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
import {ParticipantKind, PartyWord, accountOf, participantOf} from "./PartyWord.sol";
import {Relations} from "./Relations.sol";

/// @notice What {IRegistry} says.
contract Registry is Relations, Countersigned {
    /// @dev What a participant's word has room for.
    uint256 private constant MOST_CATEGORIES = 40;
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
}
