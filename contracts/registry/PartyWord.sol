// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a participant is. Append only.
enum ParticipantKind {
    NONE,
    ENTERPRISE,
    TEAM,
    LAB,
    AGENT
}

/// @notice All that a rule asks about a participant, in one word.
/// @dev From the lowest bit: kind 8, flags 8, region 24, region index 16, group 32, categories 64, suspended until 40,
/// banned until 40. The two times are Unix seconds; a mark no longer holds at its time (docs/scenario-format.md,
/// `report`). As the registry returns it, the times are the later of the participant's own and its group's.
type PartyWord is uint256;

using PartyWords for PartyWord global;

/// @dev Accounts of participants are this prefix and the participant's number: no key controls such an address.
uint160 constant PARTICIPANT_PREFIX = uint160(bytes20("tongdui.participant")) & ~uint160(type(uint32).max);

/// @notice The stable account of participant number `id`.
function accountOf(uint32 id) pure returns (address) {
    return address(PARTICIPANT_PREFIX | id);
}

/// @notice The number of a participant's account; 0 where the address is no participant's.
function participantOf(address account) pure returns (uint32) {
    uint160 value = uint160(account);
    // The low 32 bits are cut off on purpose: they are the number.
    return value & ~uint160(type(uint32).max) == PARTICIPANT_PREFIX ? uint32(value) : 0;
}

library PartyWords {
    uint256 internal constant ACTIVE = 1 << 8;
    uint256 internal constant LISTED = 1 << 9;

    uint256 private constant SUSPENDED_AT = 176;
    uint256 private constant BANNED_AT = 216;
    uint256 private constant TIMES = ~uint256(0) << SUSPENDED_AT;

    function pack(
        ParticipantKind kind_,
        uint32 region_,
        uint16 regionIndex_,
        uint32 group_,
        uint64 categories_
    ) internal pure returns (PartyWord) {
        return
            PartyWord.wrap(
                uint256(uint8(kind_)) |
                    ACTIVE |
                    LISTED |
                    (uint256(region_) << 16) |
                    (uint256(regionIndex_) << 40) |
                    (uint256(group_) << 56) |
                    (uint256(categories_) << 112)
            );
    }

    function kind(PartyWord word) internal pure returns (ParticipantKind) {
        return ParticipantKind(uint8(PartyWord.unwrap(word)));
    }

    function has(PartyWord word, uint256 flag) internal pure returns (bool) {
        return PartyWord.unwrap(word) & flag != 0;
    }

    function set(PartyWord word, uint256 flag, bool value) internal pure returns (PartyWord) {
        uint256 raw = PartyWord.unwrap(word);
        return PartyWord.wrap(value ? raw | flag : raw & ~flag);
    }

    function region(PartyWord word) internal pure returns (uint32) {
        return uint32(PartyWord.unwrap(word) >> 16) & 0xffffff;
    }

    function regionIndex(PartyWord word) internal pure returns (uint16) {
        return uint16(PartyWord.unwrap(word) >> 40);
    }

    function group(PartyWord word) internal pure returns (uint32) {
        return uint32(PartyWord.unwrap(word) >> 56);
    }

    /// @dev One bit a category; none set: all.
    function offers(PartyWord word, uint8 category) internal pure returns (bool) {
        uint64 categories = uint64(PartyWord.unwrap(word) >> 112);
        return categories == 0 || categories & (uint64(1) << category) != 0;
    }

    function suspendedUntil(PartyWord word) internal pure returns (uint40) {
        return uint40(PartyWord.unwrap(word) >> SUSPENDED_AT);
    }

    function bannedUntil(PartyWord word) internal pure returns (uint40) {
        return uint40(PartyWord.unwrap(word) >> BANNED_AT);
    }

    /// @return until When a SUSPEND or BAN ends that holds now; 0 if none does.
    function blockedUntil(PartyWord word) internal view returns (uint40 until) {
        uint40 suspended = word.suspendedUntil();
        uint40 banned = word.bannedUntil();
        until = suspended > banned ? suspended : banned;
        if (block.timestamp >= until) until = 0;
    }

    function isBanned(PartyWord word) internal view returns (bool) {
        return block.timestamp < word.bannedUntil();
    }

    function withTimes(PartyWord word, uint40 suspended, uint40 banned) internal pure returns (PartyWord) {
        return
            PartyWord.wrap(
                (PartyWord.unwrap(word) & ~TIMES) |
                    (uint256(suspended) << SUSPENDED_AT) |
                    (uint256(banned) << BANNED_AT)
            );
    }

    /// @notice The word with the later of its own times and `suspended`, `banned`.
    function fold(PartyWord word, uint40 suspended, uint40 banned) internal pure returns (PartyWord) {
        uint40 own = word.suspendedUntil();
        uint40 ownBan = word.bannedUntil();
        return word.withTimes(suspended > own ? suspended : own, banned > ownBan ? banned : ownBan);
    }
}
