// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ParticipantKind, PartyWord} from "./PartyWord.sol";

/// @title Registry
/// @notice Regions, categories, participants with their signers and groups, related parties, and the pause.
/// @dev Personal data never comes here: a credential is an HMAC of the identity number.
interface IRegistry {
    /// @param credential HMAC of the participant's identity number; one credential, one participant, for ever.
    /// @param controller HMAC that names the group over which caps are summed; 0: the participant's own credential.
    /// @param categories One bit for each category on offer (labs only); 0: all.
    /// @param signer 20 bytes (a key's or ERC-1271 contract's address) or an ERC-7913 verifier and key.
    struct Registration {
        ParticipantKind kind;
        bytes32 credential;
        bytes32 controller;
        uint64 categories;
        bytes signer;
    }

    /// @notice What an order asks about its parties.
    /// @param enterprise With the group's marks folded in, as `lab`.
    /// @param byEnterprise Whether the enterprise signed.
    /// @param byLab Whether the lab signed; not looked at where the enterprise did not.
    /// @param related Whether the two are of one group or of related ones.
    /// @param category Position of the category's bit, 255 where it is not on the list.
    /// @param issuerSuspendedUntil End of a suspension of the enterprise's region that holds now, else 0.
    /// @param hostSuspendedUntil Likewise for the lab's region.
    struct OrderParties {
        PartyWord enterprise;
        PartyWord lab;
        bool byEnterprise;
        bool byLab;
        bool related;
        uint8 category;
        uint40 issuerSuspendedUntil;
        uint40 hostSuspendedUntil;
    }

    event RegionAdmitted(uint32 indexed region, uint16 index, string name);
    /// @param index Position of the category's bit.
    event CategoryAdded(uint8 indexed index, string category);
    event ParticipantRegistered(
        address indexed participant,
        uint32 indexed region,
        ParticipantKind kind,
        uint32 group,
        uint64 categories,
        bytes32 credential,
        bytes32 controller,
        bytes signer
    );
    event SignerRotated(address indexed participant, bytes signer);
    /// @notice The lab's own region lists it, or strikes it out everywhere.
    event ParticipantListed(address indexed participant, bool listed);
    event PartiesRelated(uint32 indexed groupA, uint32 indexed groupB, uint32 region);
    /// @param region The region whose agency took its relation back; 0: the council took back all.
    event PartiesUnrelated(uint32 indexed groupA, uint32 indexed groupB, uint32 region);
    event SystemPaused(address by);
    event SystemResumed(address by);

    // ---- consortium ----

    /// @notice The council admits a region.
    /// @param region GB/T 2260 code, six digits, not 100000.
    function admitRegion(uint32 region, string calldata name) external;
    /// @notice The council adds a category, an upper-case word; at most 40.
    function addCategory(string calldata category) external returns (uint8 index);
    /// @notice A guardian or the council stops orders, claims, payments and every move of money.
    function pause() external;
    /// @notice The council ends a pause.
    function resume() external;

    // ---- participants ----

    /// @notice A region's agency registers residents of its region.
    function registerParticipants(uint32 region, Registration[] calldata registrations) external;
    /// @notice Agency and admin of the participant's region replace a lost or stolen key. The old one never signs again.
    /// @param ref The two offices' case reference; serves once.
    function rotateSigner(address participant, bytes calldata signer, bytes32 ref) external;
    /// @notice An agency puts on record that two groups are related: any member with any member.
    function relateParties(address a, address b, uint32 region) external;
    /// @notice The agency that related two groups takes it back, or the council all there is.
    function unrelateParties(address a, address b, uint32 region) external;

    // ---- for the other contracts ----

    /// @notice CreditRegister only: the times until which a participant's own marks hold.
    function setParticipantCredit(uint32 id, uint40 suspendedUntil, uint40 bannedUntil) external;
    /// @notice CreditRegister only.
    function setGroupCredit(uint32 group, uint40 suspendedUntil, uint40 bannedUntil) external;
    /// @notice CreditRegister only.
    function setRegionCredit(uint32 region, uint40 suspendedUntil) external;
    /// @notice Recognition only.
    function setListed(uint32 id, bool listed) external;

    // ---- questions ----

    function requireNotPaused() external view;
    function regionIndexOf(uint32 region) external view returns (uint16);
    function regionAt(uint16 index) external view returns (uint32);
    /// @return until When the region's suspension ends; 0 if it is not suspended now.
    function regionSuspendedUntil(uint32 region) external view returns (uint40 until);
    /// @return bit Position of the category's bit, 255 where the category is not on the list.
    function categoryIndex(bytes32 categoryHash) external view returns (uint8 bit);
    /// @return word With the group's marks folded in; zero where there is no such participant.
    function partyWord(uint32 id) external view returns (PartyWord word);
    function partyWords(uint32[] calldata ids) external view returns (PartyWord[] memory words);
    function signerOf(uint32 id) external view returns (bytes memory);
    /// @notice Whether `account` is the address that signs for participant `id`.
    function isSigner(uint32 id, address account) external view returns (bool);
    /// @notice Whether `signature` over `digest` is by the signer of participant `id`.
    function isSigned(uint32 id, bytes32 digest, bytes calldata signature) external view returns (bool);
    /// @notice All that an order asks here, at once. Refuses while paused.
    /// @param digest What the two signed; 0: nothing is signed (a quote).
    function orderParties(
        uint32 enterprise,
        uint32 lab,
        bytes32 categoryHash,
        bytes32 digest,
        bytes calldata enterpriseSignature,
        bytes calldata labSignature
    ) external view returns (OrderParties memory found);
    /// @notice All that a claim asks here, at once. Refuses while paused.
    /// @return byEnterprise Whether the enterprise signed `digest`.
    /// @return byLab Whether the lab signed it.
    /// @return host The lab's region.
    function claimParties(
        uint32 enterprise,
        uint32 lab,
        bytes32 digest,
        bytes calldata enterpriseSignature,
        bytes calldata labSignature
    ) external view returns (bool byEnterprise, bool byLab, uint32 host);
    /// @return region 0 where the members live in several regions.
    /// @return members 0 where there is no such group.
    function groupOf(uint32 group) external view returns (uint32 region, uint32 members);
    function groupNumber(bytes32 controller) external view returns (uint32);
    function participantByCredential(bytes32 credential) external view returns (address);
}
