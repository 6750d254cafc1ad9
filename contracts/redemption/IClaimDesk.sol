// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Claim, Confirmation, Order} from "./Intents.sol";

/// @title ClaimDesk
/// @notice Orders from the claim on: review, disputes, payment, clawback.
/// @dev Refusals come in the order of docs/scenario-format.md, "Errors". The reviewer is the issuer's agency at home and
/// on REIMBURSE, the agent on POOL, the host's agency on CLEARING.
interface IClaimDesk {
    /// @notice How a dispute ends.
    enum Outcome {
        PAY,
        RELEASE
    }

    /// @notice The intake's signature over the claim's figures (`IntakeTicket`).
    /// @param deadline Last second (Unix) at which the ticket counts.
    struct Ticket {
        uint40 deadline;
        bytes signature;
    }

    /// @param subsidy What will be paid: the smaller of the reserved and the order's ratio of the invoiced amount.
    /// @param released What was reserved beyond it and has gone back.
    /// @param oneSided Whether the other party has yet to confirm.
    event OrderClaimed(bytes32 indexed order, Claim claim, uint96 subsidy, uint96 released, bool oneSided);
    event ClaimConfirmed(bytes32 indexed order);
    /// @param due Second (Unix) from which it can be paid and no longer disputed.
    event OrderVerified(bytes32 indexed order, uint256 due);
    event OrderAccepted(bytes32 indexed order);
    event OrderEscalated(bytes32 indexed order);
    /// @param reason Hash of the reasoned objection, which stays off the chain.
    event OrderDisputed(bytes32 indexed order, uint32 indexed region, bytes32 reason);
    /// @param released What went back to voucher or programme; 0 where it is to be paid.
    event OrderResolved(bytes32 indexed order, Outcome outcome, uint96 released, bytes32 ref);
    event OrderPaid(bytes32 indexed order, address indexed payee, uint96 amount);
    /// @param taken Out of the payee's deposit; the rest of `amount` stays due from it.
    /// @param advanced What the host treasury put up for the payee meanwhile (CLEARING).
    event OrderClawedBack(
        bytes32 indexed order,
        address indexed payee,
        uint96 amount,
        uint96 taken,
        uint96 advanced,
        bytes32 ref
    );

    /// @notice Anyone submits a claim that both parties, or the one to be paid, signed, with the intake's ticket.
    /// @param order The order's intent: its hash is `claim.order`. An absent signature is empty.
    function claimOrder(
        Order calldata order,
        Claim calldata claim,
        bytes calldata enterpriseSignature,
        bytes calldata labSignature,
        Ticket calldata ticket
    ) external;
    /// @notice Anyone submits the other party's confirmation of a claim signed by one.
    function confirmClaim(Confirmation calldata intent, bytes calldata signature) external;
    /// @notice The host's side (agent on POOL, agency on CLEARING): delivered and invoiced as claimed.
    function verifyMany(bytes32[] calldata orders) external;
    /// @notice The issuer's agency: to be paid now.
    function acceptMany(bytes32[] calldata orders) external;
    /// @notice Anyone, 30 days after a claim that nobody reviewed.
    function escalateOrder(bytes32 order) external;
    /// @notice An agency of either region, or the agent, until the payment is due; until payment if the payee is banned.
    function disputeOrder(bytes32 order, bytes32 reason) external;
    /// @notice Both agencies (at home its one), or the council alone once disputed for 30 days.
    function resolveOrder(bytes32 order, Outcome outcome, bytes32 ref) external;
    /// @notice Anyone, once due.
    function payMany(bytes32[] calldata orders) external;
    /// @notice Both agencies (at home its one) take a payment, or a part of it, back.
    /// @param amount Fen; the largest value: all that is left to claw back.
    function clawBackOrder(bytes32 order, uint96 amount, bytes32 ref) external;

    /// @return clawed What has been clawed back of the order so far, in fen, collected or due.
    function clawedBackOf(bytes32 order) external view returns (uint96 clawed);
    function hashClaim(Claim calldata claim) external view returns (bytes32);
    function hashConfirmation(Confirmation calldata intent) external view returns (bytes32);
    function hashTicket(Claim calldata claim, uint40 deadline) external view returns (bytes32);
}
