// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Limits} from "./SubsidyRule.sol";
import {ProgrammeWord} from "./ProgrammeWord.sol";

/// @title Programmes
/// @notice One region's rules for one period, and where each fen of the budget stands:
/// un-issued + outstanding + reserved + paid = budget (docs/invariants.md, 1).
/// @dev A programme is never edited: a new version is a new programme. Amounts are fen; the largest uint96 as a cap
/// means none.
interface IProgrammes {
    /// @param host The region the ratio is for; 0: any.
    /// @param category The category it is for; empty: any. The most specific entry wins: host and category, host, category.
    struct Ratio {
        uint32 host;
        string category;
        uint16 bp;
    }

    /// @param series Programmes of one region with the same series share the annual cap and the first use; empty: its name.
    /// @param unit A subsidy is a multiple of it; at least 1.
    /// @param useDays A voucher of day D may be ordered against until the end of D + `useDays`,
    /// @param redeemDays and claimed until the end of D + `redeemDays`;
    /// @param useBy or until this second where earlier (Unix seconds; the largest uint40: none),
    /// @param redeemBy likewise.
    /// @param retroactive Whether contracts older than the voucher are allowed.
    /// @param relatedAllowed Whether related parties may trade.
    struct Rules {
        string name;
        string series;
        uint16 ratioBp;
        Ratio[] ratios;
        uint96 unit;
        uint96 orderCap;
        uint96 annualCap;
        uint96 firstUseCap;
        uint64 categories;
        uint16 useDays;
        uint16 redeemDays;
        uint40 useBy;
        uint40 redeemBy;
        bool retroactive;
        bool relatedAllowed;
    }

    /// @param series Number of the series.
    event ProgrammeCreated(uint32 indexed programme, uint32 indexed region, uint32 series, Rules rules);
    event ProgrammeFunded(uint32 indexed programme, uint96 amount);
    /// @param freed Un-issued money that became free, in fen.
    event ProgrammeEnded(uint32 indexed programme, uint96 freed);

    /// @notice A region's bureau publishes a programme, without money.
    function createProgramme(uint32 region, Rules calldata rules) external returns (uint32 programme);
    /// @notice The region's treasury encumbers free money for the programme: its budget grows.
    function fundProgramme(uint32 programme, uint96 amount) external;
    /// @notice The region's treasury ends issuing: un-issued money becomes free, now and when more comes back.
    function closeProgramme(uint32 programme) external;

    // ---- for the other contracts ----

    /// @notice VoucherToken only: un-issued becomes outstanding.
    /// @param amount The sum of a list, which may be beyond 96 bits and then is beyond any budget.
    function issue(uint32 programme, uint256 amount) external;
    /// @notice VoucherToken only: outstanding goes back to un-issued, or to free money where the programme is closed.
    function withdraw(uint32 programme, uint96 amount) external;
    /// @notice OrderDesk only: outstanding becomes reserved, and counts against the group's caps of this year.
    /// @return firstUse Whether the order counts as the group's first use until one of its orders is paid.
    function reserve(uint32 programme, uint32 group, uint96 amount) external returns (bool firstUse);
    /// @notice Desks only: reserved value comes back to the voucher, or else to un-issued (free where closed), and to the
    /// group's caps if `year` still is the year they count.
    function release(
        uint32 programme,
        uint32 group,
        uint96 amount,
        uint16 year,
        bool firstUse,
        bool toVoucher
    ) external;
    /// @notice ClaimDesk only: reserved becomes paid.
    function pay(uint32 programme, uint96 amount) external returns (uint32 region);
    /// @notice ClaimDesk only: the group has been paid, its first use is over.
    function endFirstUse(uint32 programme, uint32 group) external;

    // ---- questions ----

    function wordOf(uint32 programme) external view returns (ProgrammeWord word);
    /// @return ratioBp The programme's own ratio for the place and the category, before any ceiling of an agreement.
    function ratioOf(uint32 programme, uint32 host, bytes32 categoryHash) external view returns (uint16 ratioBp);
    /// @notice What bounds an order of the group now, but for ratio and balance, which come back as 0.
    function limitsOf(uint32 programme, uint32 group) external view returns (Limits memory limits);
    /// @return word The programme's word.
    /// @return ratioBp As `ratioOf`.
    /// @return limits As `limitsOf`.
    function orderRules(
        uint32 programme,
        uint32 group,
        uint32 host,
        bytes32 categoryHash
    ) external view returns (ProgrammeWord word, uint16 ratioBp, Limits memory limits);
    /// @return word The programme's word.
    /// @return ratioBp As `ratioOf`.
    /// @return unit The programme's unit in fen.
    function claimRule(
        uint32 programme,
        uint32 host,
        bytes32 categoryHash
    ) external view returns (ProgrammeWord word, uint16 ratioBp, uint96 unit);
    function budgetOf(
        uint32 programme
    ) external view returns (uint96 unissued, uint96 outstanding, uint96 reserved, uint96 paid);
    /// @return left Of the annual cap for this calendar year at UTC+8, never below 0; the largest value: no cap.
    function capLeft(uint32 programme, uint32 group) external view returns (uint256 left);
}
