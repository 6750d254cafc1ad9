// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Rail} from "../registry/TermsWord.sol";

/// @title Treasury
/// @notice Every region's deposits: its treasury's free and encumbered money, the pools that other regions prefunded
/// in it, its residents' deposits. A ledger, not a token: money moves only between holders of one region, except by
/// `prefund` and `unfund`, which say so.
/// @dev Amounts are fen. The moves are those of docs/scenario-format.md, "Where the money is".
interface ITreasury {
    /// @notice A party's instruction to pay its deposit out in bank money.
    /// @param deadline Last second (Unix) at which the treasury may act on it.
    struct CashOut {
        address party;
        uint96 amount;
        uint40 deadline;
        bytes32 salt;
    }

    /// @param ref Hash of the bank's reference.
    event Appropriated(uint32 indexed region, uint96 amount, bytes32 ref);
    event Prefunded(uint32 indexed issuer, uint32 indexed host, uint96 amount, bytes32 ref);
    event Unfunded(uint32 indexed issuer, uint32 indexed host, uint96 amount, bytes32 ref);
    event CashedOut(address indexed party, uint96 amount, bytes32 intent, bytes32 ref);
    /// @notice A payment went to what the payee still owed from a clawback of `order`.
    event DueCollected(bytes32 indexed order, address indexed payee, uint96 amount);

    // ---- two parties ----

    /// @notice Bureau and treasury: bank money came in, the treasury's free deposit grows.
    function appropriate(uint32 region, uint96 amount, bytes32 ref) external;
    /// @notice The issuer's treasury and the agent: free money leaves for the pair's pool in the host region.
    function prefund(uint32 issuer, uint32 host, uint96 amount, bytes32 ref) external;
    /// @notice The issuer's treasury with the agent, or with the council in its place: free pool money returns.
    function unfund(uint32 issuer, uint32 host, uint96 amount, bytes32 ref) external;
    /// @notice The treasury of the party's region pays out what the party signed for.
    function cashOut(CashOut calldata intent, bytes calldata signature, bytes32 ref) external;

    // ---- for the other contracts ----

    /// @notice Programmes only: free money is set aside for a programme.
    function encumber(uint32 region, uint96 amount) external;
    /// @notice Programmes only: money set aside becomes free.
    function unencumber(uint32 region, uint96 amount) external;
    /// @notice OrderDesk only: sets aside what the order will be paid from, beside the programme's money.
    function reserve(Rail rail, uint32 issuer, uint32 host, uint96 amount, uint96 exposureCap) external;
    /// @notice Desks only: takes a reservation, or a part of it, back.
    function release(Rail rail, uint32 issuer, uint32 host, uint96 amount) external;
    /// @notice ClaimDesk only: pays what was reserved; what the payee owes from clawbacks comes first.
    function pay(Rail rail, uint32 issuer, uint32 host, uint32 payee, uint96 amount) external;
    /// @notice ClaimDesk only: takes a payment back out of the payee's deposit, as far as it goes.
    /// @return taken What the deposit yielded; the rest stays due.
    /// @return advanced What the host treasury put up for the payee (CLEARING); it is due all the same.
    function clawBack(
        bytes32 order,
        Rail rail,
        uint32 issuer,
        uint32 host,
        uint32 payee,
        uint96 amount
    ) external returns (uint96 taken, uint96 advanced);

    // ---- questions ----

    /// @return free Money the treasury may use.
    /// @return encumbered Money set aside for its programmes.
    function purseOf(uint32 region) external view returns (uint96 free, uint96 encumbered);
    function poolOf(uint32 issuer, uint32 host) external view returns (uint96 free, uint96 reserved);
    function depositOf(address party) external view returns (uint96);
    /// @return due What the payee still owes from clawbacks of the order.
    function dueOf(bytes32 order) external view returns (uint96 due);
    /// @return exposure Reserved and paid on the directed pair and rail (POOL, REIMBURSE; CLEARING: `obligationOf`).
    function exposureOf(Rail rail, uint32 issuer, uint32 host) external view returns (uint96 exposure);
    function hashCashOut(CashOut calldata intent) external view returns (bytes32);
}
