// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Offices
/// @notice Who holds which office, on one OpenZeppelin AccessManager. The council grants and revokes region admins and
/// the consortium's offices; a region's admin grants and revokes the other offices of its region. An account holds one
/// office at the most, and no office acts with a delay.
interface IOffices {
    /// @notice The role id that `account` holds now, or `NO_ROLE`.
    function officeOf(address account) external view returns (uint64 role);
}
