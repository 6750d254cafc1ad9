// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What an official key may do (docs/glossary.md, "office"). Append only: the numbers are part of role ids.
/// @dev COUNCIL, CENTRAL, AUDITOR and GUARDIAN are the consortium's and have region 0 in their role id; the rest are a
/// region's. COUNCIL in region 0 is role 0, AccessManager's own ADMIN_ROLE.
enum Office {
    COUNCIL,
    ADMIN,
    BUREAU,
    AGENCY,
    TREASURY,
    CREDIT,
    CENTRAL,
    AUDITOR,
    GUARDIAN
}

uint64 constant COUNCIL_ROLE = 0;
/// @dev AccessManager's PUBLIC_ROLE: what an account without an office holds.
uint64 constant NO_ROLE = type(uint64).max;

/// @notice The role id of an office: region code << 8 and office.
function roleOf(uint32 region, Office office) pure returns (uint64) {
    return (uint64(region) << 8) | uint8(office);
}

/// @notice The role id of an office of the whole consortium.
function roleOf(Office office) pure returns (uint64) {
    return uint8(office);
}
