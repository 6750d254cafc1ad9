// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Terms, TermsWord} from "./TermsWord.sol";

/// @title Recognition
/// @notice Who recognises whose vouchers, and on what terms: directed bilateral agreements, compacts of many regions,
/// and the joint catalogue of labs.
/// @dev A bilateral agreement goes before a compact; of several compacts that hold both regions the oldest counts. At
/// most 255 compacts. Joining and leaving cost the same however many members there are.
interface IRecognition {
    /// @param terms Number of the terms record; an agreement replaces the pair's former one for later orders.
    event AgreementSigned(uint32 indexed issuer, uint32 indexed host, uint32 indexed terms, Terms content, bytes32 ref);
    /// @param joint Whether a lab counts only when every current member endorsed it.
    event CompactCreated(uint8 indexed compact, uint32 indexed terms, bool joint, Terms content, string name);
    event CompactJoined(uint8 indexed compact, uint32 indexed region);
    event CompactLeft(uint8 indexed compact, uint32 indexed region);
    event LabEndorsed(address indexed lab, uint32 indexed region);
    event LabDelisted(address indexed lab, uint32 indexed region);

    /// @notice Admins of issuer and host sign the terms under which the host's labs take the issuer's vouchers.
    /// @param ref The agreement's document reference; serves once.
    function signAgreement(uint32 issuer, uint32 host, Terms calldata terms, bytes32 ref) external;
    /// @notice The council sets up a compact without members.
    function createCompact(string calldata name, Terms calldata terms, bool joint) external returns (uint8 compact);
    /// @notice The region's admin and the council: from now on every member and the region recognise one another.
    function joinCompact(uint8 compact, uint32 region, bytes32 ref) external;
    /// @notice The region's admin. Orders already placed keep their terms.
    function leaveCompact(uint8 compact, uint32 region) external;
    /// @notice A region's agency enters a lab in the joint catalogue; its own region's entry also lists it again.
    function endorseLab(address lab, uint32 region) external;
    /// @notice A region's agency strikes its entry out; its own region's strikes the lab out everywhere.
    function delistLab(address lab, uint32 region) external;

    /// @return terms Number of the terms that count for the pair now; 0 at home and where nothing is recognised.
    /// @return word The terms; at home `AT_HOME`; zero where nothing is recognised.
    /// @return listed Whether the joint catalogue, where the terms ask for it, holds the lab.
    function recognise(
        uint32 issuer,
        uint32 host,
        uint32 lab
    ) external view returns (uint32 terms, TermsWord word, bool listed);
    /// @notice The terms with this number; number 0 are those of a lab at home.
    function termsAt(uint32 terms) external view returns (TermsWord word);
    /// @notice The agent of the pair's POOL agreement; 0 where it has none.
    function agentOf(uint32 issuer, uint32 host) external view returns (uint32 agent);
    function isMember(uint8 compact, uint32 region) external view returns (bool);
}
