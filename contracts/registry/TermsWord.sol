// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice How a payment is settled (docs/scenario-format.md, "Rails"). Append only.
enum Rail {
    HOME,
    POOL,
    REIMBURSE,
    CLEARING
}

/// @notice The terms that an agreement or compact sets, in one word. Written once and never changed: an order names the
/// terms that it was placed under.
/// @dev From the lowest bit: rail 4, flags 4, ratio ceiling in basis points 16, challenge days 16, agent's number 32,
/// compact 8 (0: bilateral), categories 64 (none set: all), exposure cap in fen 96 (all bits set: none).
type TermsWord is uint256;

using TermsWords for TermsWord global;

/// @notice What makes up the terms.
/// @param agent The pool's agent; POOL only, and then always.
/// @param ratioBp Ceiling for the programme's ratio, 0 to 10000.
/// @param exposureCap Fen; the largest value: no cap.
struct Terms {
    Rail rail;
    bool preApproval;
    uint16 ratioBp;
    uint16 challengeDays;
    address agent;
    uint64 categories;
    uint96 exposureCap;
}

library TermsWords {
    uint256 private constant PRE_APPROVAL = 1 << 4;
    uint256 private constant JOINT = 1 << 5;

    /// @notice A lab at home: no agreement, no ceiling, no cap.
    TermsWord internal constant AT_HOME = TermsWord.wrap(
        uint256(uint8(Rail.HOME)) | (10_000 << 8) | (uint256(type(uint96).max) << 160)
    );

    function pack(Terms calldata terms, uint32 agent_, uint8 compact_, bool joint) internal pure returns (TermsWord) {
        return
            TermsWord.wrap(
                uint256(uint8(terms.rail)) |
                    (terms.preApproval ? PRE_APPROVAL : 0) |
                    (joint ? JOINT : 0) |
                    (uint256(terms.ratioBp) << 8) |
                    (uint256(terms.challengeDays) << 24) |
                    (uint256(agent_) << 40) |
                    (uint256(compact_) << 72) |
                    (uint256(terms.categories) << 80) |
                    (uint256(terms.exposureCap) << 160)
            );
    }

    function rail(TermsWord word) internal pure returns (Rail) {
        return Rail(TermsWord.unwrap(word) & 0xf);
    }

    function needsApproval(TermsWord word) internal pure returns (bool) {
        return TermsWord.unwrap(word) & PRE_APPROVAL != 0;
    }

    /// @notice Whether the lab must be endorsed by every current member of the compact.
    function isJoint(TermsWord word) internal pure returns (bool) {
        return TermsWord.unwrap(word) & JOINT != 0;
    }

    function ratioBp(TermsWord word) internal pure returns (uint16) {
        return uint16(TermsWord.unwrap(word) >> 8);
    }

    /// @return Seconds between verification and the day the payment is due.
    function challengeSeconds(TermsWord word) internal pure returns (uint256) {
        return uint256(uint16(TermsWord.unwrap(word) >> 24)) * 1 days;
    }

    function agent(TermsWord word) internal pure returns (uint32) {
        return uint32(TermsWord.unwrap(word) >> 40);
    }

    function compact(TermsWord word) internal pure returns (uint8) {
        return uint8(TermsWord.unwrap(word) >> 72);
    }

    function covers(TermsWord word, uint8 category) internal pure returns (bool) {
        uint64 categories = uint64(TermsWord.unwrap(word) >> 80);
        return categories == 0 || categories & (uint64(1) << category) != 0;
    }

    function exposureCap(TermsWord word) internal pure returns (uint96) {
        return uint96(TermsWord.unwrap(word) >> 160);
    }
}
