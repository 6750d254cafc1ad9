// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

// What firms, labs and reviewers sign (EIP-712). Amounts are fen, days count from 1970-01-01 at UTC+8, a deadline is the
// last second (Unix) at which an intent may be submitted. Anyone may submit one: the signatures are the right.

/// @notice Enterprise and lab: this value of this voucher for this contract. Its hash is the order's name.
/// @param subsidy What the voucher pays; the enterprise pays the rest of `price` to the lab.
/// @param contractDay Day on which the two signed their contract.
struct Order {
    address enterprise;
    address lab;
    uint256 voucher;
    string category;
    uint96 price;
    uint96 subsidy;
    uint32 contractDay;
    uint40 deadline;
    bytes32 salt;
}

/// @notice The lab, or the enterprise 90 days after the order, or both: the order is off.
struct Cancellation {
    bytes32 order;
    uint40 deadline;
    bytes32 salt;
}

/// @notice Both, or the one to be paid alone: the work is done, pay.
/// @param nullifier HMAC of the normalised invoice, from the reviewer's intake.
/// @param paid What the enterprise has paid the lab.
/// @param evidence Salted hash of the papers.
struct Claim {
    bytes32 order;
    bytes32 nullifier;
    uint96 invoiced;
    uint96 paid;
    bytes32 evidence;
    uint40 deadline;
}

/// @notice The other party: a claim that the one to be paid signed alone is right.
struct Confirmation {
    bytes32 order;
    uint40 deadline;
    bytes32 salt;
}

/// @notice The reviewer's intake: these are the papers' figures, and this is the invoice's nullifier.
struct IntakeTicket {
    bytes32 order;
    bytes32 nullifier;
    uint96 invoiced;
    uint96 paid;
    uint40 deadline;
}

/// @notice The EIP-712 struct hashes.
library Intents {
    bytes32 private constant ORDER = keccak256(
        "Order(address enterprise,address lab,uint256 voucher,string category,uint96 price,uint96 subsidy,"
        "uint32 contractDay,uint40 deadline,bytes32 salt)"
    );
    bytes32 private constant CANCELLATION = keccak256("Cancellation(bytes32 order,uint40 deadline,bytes32 salt)");
    bytes32 private constant CLAIM = keccak256(
        "Claim(bytes32 order,bytes32 nullifier,uint96 invoiced,uint96 paid,bytes32 evidence,uint40 deadline)"
    );
    bytes32 private constant CONFIRMATION = keccak256("Confirmation(bytes32 order,uint40 deadline,bytes32 salt)");
    bytes32 private constant INTAKE_TICKET = keccak256(
        "IntakeTicket(bytes32 order,bytes32 nullifier,uint96 invoiced,uint96 paid,uint40 deadline)"
    );

    function hash(Order calldata order, bytes32 categoryHash) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    ORDER,
                    order.enterprise,
                    order.lab,
                    order.voucher,
                    categoryHash,
                    order.price,
                    order.subsidy,
                    order.contractDay,
                    order.deadline,
                    order.salt
                )
            );
    }

    function hash(Cancellation calldata cancellation) internal pure returns (bytes32) {
        return keccak256(abi.encode(CANCELLATION, cancellation));
    }

    function hash(Claim calldata claim) internal pure returns (bytes32) {
        return keccak256(abi.encode(CLAIM, claim));
    }

    function hash(Confirmation calldata confirmation) internal pure returns (bytes32) {
        return keccak256(abi.encode(CONFIRMATION, confirmation));
    }

    /// @dev A ticket shares all but its deadline with the claim that it goes with, so only that is passed.
    function hashTicket(Claim calldata claim, uint40 deadline) internal pure returns (bytes32) {
        return keccak256(abi.encode(INTAKE_TICKET, claim.order, claim.nullifier, claim.invoiced, claim.paid, deadline));
    }
}
