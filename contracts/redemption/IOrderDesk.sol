// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Binding} from "../programme/SubsidyRule.sol";
import {Cancellation, Order} from "./Intents.sol";
import {OrderWord} from "./OrderWord.sol";

/// @title OrderDesk
/// @notice Orders until the claim: placing, approval, cancellation, expiry; and the order book itself.
/// @dev Refusals come in the order of docs/scenario-format.md, "Errors".
interface IOrderDesk {
    /// @param order EIP-712 hash of the intent.
    /// @param terms Number of the terms that the order keeps; 0 at home.
    /// @param intent All that the two parties signed.
    event OrderPlaced(bytes32 indexed order, uint32 indexed terms, Order intent);
    event OrderApproved(bytes32 indexed order);
    /// @param released Fen that went back to voucher or programme.
    event OrderCancelled(bytes32 indexed order, uint96 released);
    event OrderExpired(bytes32 indexed order, uint96 released);

    /// @notice Anyone submits an order that enterprise and lab signed: value and money are reserved.
    /// @return order The order's hash.
    function placeOrder(
        Order calldata intent,
        bytes calldata enterpriseSignature,
        bytes calldata labSignature
    ) external returns (bytes32 order);
    /// @notice The issuer's agency, where the terms ask for approval before the claim.
    function approveOrder(bytes32 order) external;
    /// @notice Anyone submits what the lab signed (alone or with the enterprise), or the enterprise alone 90 days after
    /// the order. An absent signature is empty.
    function cancelOrder(
        Cancellation calldata intent,
        bytes calldata enterpriseSignature,
        bytes calldata labSignature
    ) external;
    /// @notice Anyone, after the last second of redemption of an order that was not claimed.
    function expireOrder(bytes32 order) external;

    /// @notice ClaimDesk only: writes orders' words, which it has tested against the transition table.
    /// @param before The words that it tested; `AlreadySettled` or `WrongState` where one is no longer so.
    function record(bytes32[] calldata orders, OrderWord[] calldata before, OrderWord[] calldata words) external;

    /// @notice The largest subsidy that an order of today could have, and what bounds it.
    /// @dev Refused as the order would be in the classes who, clocks and recognition; never for amounts or money.
    function quote(
        address enterprise,
        address lab,
        uint256 voucher,
        string calldata category,
        uint96 price
    ) external view returns (uint96 subsidy, Binding binding);
    function orderWord(bytes32 order) external view returns (OrderWord word);
    function orderWords(bytes32[] calldata orders) external view returns (OrderWord[] memory words);
    function hashOrder(Order calldata intent) external view returns (bytes32);
    function hashCancellation(Cancellation calldata intent) external view returns (bytes32);
}
