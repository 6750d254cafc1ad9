// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a mark is about. Append only.
enum SubjectKind {
    PARTICIPANT,
    GROUP,
    REGION
}

/// @notice How heavy a mark is; NONE is no mark. Append only.
enum Severity {
    NONE,
    WATCH,
    SUSPEND,
    BAN
}

/// @title CreditRegister
/// @notice One credit system over all parties: who has marked whom, how heavily, until when.
/// @dev The rules are those of docs/scenario-format.md, `report` / `lift`. An office's own region's subjects it marks as
/// it sees fit; others' with WATCH, or with SUSPEND for at most 90 days and not again within 90 days of its end; regions
/// are the council's. One mark per office and subject, the last replaces; of those that hold the worst counts.
interface ICreditRegister {
    /// @param kind PARTICIPANT, GROUP or REGION.
    /// @param id A participant's number, a group's number or a region's code.
    struct Subject {
        SubjectKind kind;
        uint32 id;
    }

    /// @param region The reporting office's region; 0: the council.
    /// @param until Unix seconds at which the mark no longer holds; the largest value: until lifted.
    /// @param reason Hash of the reasoned decision, which stays off the chain.
    event CreditReported(
        SubjectKind indexed kind,
        uint32 indexed id,
        uint32 indexed region,
        Severity severity,
        uint40 until,
        bytes32 reason
    );
    /// @param region The office whose mark is lifted; the council lifts mark by mark.
    event CreditLifted(SubjectKind indexed kind, uint32 indexed id, uint32 indexed region);

    /// @notice The credit office of `region`, or the council with `region` 0, marks a subject.
    /// @param until 0: for good, or 90 days where the office may not do more.
    function report(Subject calldata subject, uint32 region, Severity severity, uint40 until, bytes32 reason) external;

    /// @notice The reporter lifts its own mark; the council the mark of any `region`, or with `region` 0 all marks.
    /// @dev Lifting twice is harmless; an office that never marked the subject is `Unauthorized`.
    function lift(Subject calldata subject, uint32 region) external;

    /// @notice The mark of one office on a subject; severity NONE where there is none.
    function markOf(Subject calldata subject, uint32 region) external view returns (Severity severity, uint40 until);
}
