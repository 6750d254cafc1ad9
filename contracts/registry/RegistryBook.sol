// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ParticipantKind, PartyWord, PartyWords} from "./PartyWord.sol";

/// @notice Where the registry keeps regions, participants, groups and relations, and how it reads them.
abstract contract RegistryBook {
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
    uint8 internal constant KIND = 7;
    uint8 internal constant ACTIVE = 1 << 3;
    uint8 internal constant LISTED = 1 << 4;
    /// @dev The group has another member or a mark. Until then its word is not read.
    uint8 internal constant GROUPED = 1 << 5;
    /// @dev The participant itself has a mark, or had one. Until then its times are not read.
    uint8 internal constant MARKED = 1 << 6;
    /// @dev The group is on record as related to another, or was. Until then, and until there is a second member, the
    /// relations are not read.
    uint8 internal constant RELATED = 1 << 7;

    function _flag(uint32 id, uint8 flag) internal {
        Participant storage participant = _storage().participants[id];
        participant.kindAndFlags |= flag;
    }

    /// @dev The word as the rules read it, with the times of the participant's and its group's marks.
    function _wordOf(Participant memory participant, uint32 id) internal view returns (PartyWord word) {
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

    function _regionOf(uint32 id) internal view returns (uint32) {
        return _storage().regionCodes[_storage().participants[id].regionIndex];
    }

    function _storage() internal pure returns (RegistryStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
