// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EpochLength} from "./Epoch.sol";
import {FlowWord} from "./SetOff.sol";

/// @title ClearingHouse
/// @notice What regions owe one another for vouchers honoured, within which limits, and how it is paid off: set off
/// around loops, or discharged through the centre.
/// @dev Amounts are fen. What a region owes stands as locked money in its own treasury (docs/scenario-format.md, "Where
/// the money is"). A cycle covers what was owed at the end of an epoch.
interface IClearingHouse {
    /// @notice Where a region stands on CLEARING.
    /// @param locked What it owes; as much of its money is locked.
    /// @param owed What it is owed.
    /// @param reservedAsIssuer Reserved for orders against its vouchers.
    /// @param reservedAsHost Reserved for orders at its labs.
    /// @param netDebitCap Most that it may owe and have reserved, less what it is owed; the largest value: no cap.
    /// @param acceptanceQuota Most that it may be owed and have reserved as host; the largest value: no quota.
    struct Standing {
        uint128 locked;
        uint128 owed;
        uint128 reservedAsIssuer;
        uint128 reservedAsHost;
        uint96 netDebitCap;
        uint96 acceptanceQuota;
    }

    /// @notice The debtor owes the creditor so much more.
    event ObligationIncurred(uint32 indexed debtor, uint32 indexed creditor, uint96 amount);
    /// @notice The debtor remitted locked money up, the creditor received as much from above.
    event Discharged(uint32 indexed debtor, uint32 indexed creditor, uint96 amount, bytes32 ref);
    /// @notice A cycle set off `setOff` of the `gross` that was owed at the end of `epoch`. The proposal is all that it
    /// takes to check it again: every obligation that was open is in `flows`, also where nothing was set off.
    event CycleCleared(
        uint32 indexed cycle,
        uint32 indexed epoch,
        uint256 gross,
        uint256 setOff,
        uint32[] regions,
        int64[] potentials,
        uint256[] flows
    );
    event NetDebitCapSet(uint32 indexed region, uint96 cap);
    event AcceptanceQuotaSet(uint32 indexed region, uint96 quota);
    /// @param epoch The epoch that runs from now on.
    event EpochLengthSet(EpochLength length, uint32 epoch);

    /// @notice Anyone: sets obligations off, if the flows are the circulation that counts (docs/scenario-format.md,
    /// "Which circulation"). Flows that set nothing off are checked and change nothing.
    /// @param epoch An ended one after which nothing older than the running epoch was incurred or paid off.
    /// @param regions Ascending; all between which something is open.
    /// @param potentials One for each region: with them {SetOff} proves that no other flows are heavier.
    /// @param flows Ascending by debtor, then creditor; all obligations that were open at the end of `epoch`.
    function setOff(
        uint32 epoch,
        uint32[] calldata regions,
        int64[] calldata potentials,
        FlowWord[] calldata flows
    ) external;
    /// @notice The debtor's treasury and the centre: locked money is remitted up, the creditor's treasury receives as
    /// much from above, the obligation falls.
    function discharge(uint32 debtor, uint32 creditor, uint96 amount, bytes32 ref) external;

    /// @notice The council. The largest value: no cap.
    function setNetDebitCap(uint32 region, uint96 cap) external;
    /// @notice The region's own treasury, at any time and to any amount. The largest value: no quota.
    function setAcceptanceQuota(uint32 region, uint96 quota) external;
    /// @notice The council. The running epoch ends.
    function setEpochLength(EpochLength length) external;

    /// @return amount What the debtor owes the creditor.
    /// @return reserved What is reserved on the pair: the debtor's vouchers, the creditor's labs.
    function obligationOf(uint32 debtor, uint32 creditor) external view returns (uint112 amount, uint128 reserved);
    /// @notice What was owed at the end of an epoch, less what was paid off since; of the running one: what is owed.
    /// @return amounts Row by row, one row for each debtor.
    function obligationsAt(
        uint32 epoch,
        uint32[] calldata debtors,
        uint32[] calldata creditors
    ) external view returns (uint112[] memory amounts);
    /// @return gross What all regions together owed at the end of the epoch, less what was paid off since.
    function grossAt(uint32 epoch) external view returns (uint112 gross);
    function standingOf(uint32 region) external view returns (Standing memory);
    /// @return How many cycles have set something off.
    function cycleCount() external view returns (uint32);
    /// @return The running epoch.
    function currentEpoch() external view returns (uint32);
    function epochLength() external view returns (EpochLength);
}
