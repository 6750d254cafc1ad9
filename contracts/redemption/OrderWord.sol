// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Where an order stands. The last five are final. Append only.
enum OrderState {
    NONE,
    PLACED,
    APPROVED,
    CLAIMED,
    VERIFIED,
    ACCEPTED,
    DISPUTED,
    PAID,
    CANCELLED,
    EXPIRED,
    REJECTED,
    CLAWED_BACK
}

/// @notice A live order in one storage word under its hash.
/// @dev From the lowest bit: state 4, flags 2, year of the order less 1970 8, host's region index 10, since 34 (Unix
/// seconds at which the state's clock began), programme 20, voucher's serial 32, lab's number 30, terms 20, subsidy 96.
/// Price, category and contract day are not kept: a claim brings the order intent along, and its hash proves them.
type OrderWord is uint256;

using OrderWords for OrderWord global;

library OrderWords {
    /// @dev The order counts as its group's first use until one of the group's orders is paid.
    uint256 internal constant FIRST_USE = 1 << 4;
    /// @dev Only the one to be paid has signed the claim so far.
    uint256 internal constant ONE_SIDED = 1 << 5;

    uint256 private constant SINCE_AT = 24;
    uint256 private constant SINCE_MASK = ((uint256(1) << 34) - 1) << SINCE_AT;
    uint256 private constant SUBSIDY_AT = 160;

    /// @dev Every field is within its bits: the registers cap their counts (`ListFull`), the year and the clock fit
    /// until 2225 (an order placed later is refused by the year's check in `OrderDesk`).
    function pack(
        bool firstUse,
        uint16 year_,
        uint16 hostIndex_,
        uint32 programme_,
        uint32 serial_,
        uint32 lab_,
        uint32 terms_,
        uint96 subsidy_
    ) internal view returns (OrderWord) {
        return
            OrderWord.wrap(
                uint256(OrderState.PLACED) |
                    (firstUse ? FIRST_USE : 0) |
                    (uint256(year_) << 6) |
                    (uint256(hostIndex_) << 14) |
                    (block.timestamp << SINCE_AT) |
                    (uint256(programme_) << 58) |
                    (uint256(serial_) << 78) |
                    (uint256(lab_) << 110) |
                    (uint256(terms_) << 140) |
                    (uint256(subsidy_) << SUBSIDY_AT)
            );
    }

    function state(OrderWord word) internal pure returns (OrderState) {
        return OrderState(OrderWord.unwrap(word) & 0xf);
    }

    function has(OrderWord word, uint256 flag) internal pure returns (bool) {
        return OrderWord.unwrap(word) & flag != 0;
    }

    function year(OrderWord word) internal pure returns (uint16) {
        return uint8(OrderWord.unwrap(word) >> 6);
    }

    function hostIndex(OrderWord word) internal pure returns (uint16) {
        return uint16(OrderWord.unwrap(word) >> 14) & 0x3ff;
    }

    function since(OrderWord word) internal pure returns (uint256) {
        return (OrderWord.unwrap(word) & SINCE_MASK) >> SINCE_AT;
    }

    function programme(OrderWord word) internal pure returns (uint32) {
        return uint32(OrderWord.unwrap(word) >> 58) & 0xfffff;
    }

    function serial(OrderWord word) internal pure returns (uint32) {
        return uint32(OrderWord.unwrap(word) >> 78);
    }

    function lab(OrderWord word) internal pure returns (uint32) {
        return uint32(OrderWord.unwrap(word) >> 110) & 0x3fffffff;
    }

    function terms(OrderWord word) internal pure returns (uint32) {
        return uint32(OrderWord.unwrap(word) >> 140) & 0xfffff;
    }

    /// @return Reserved until the claim, then granted, then paid; fen.
    function subsidy(OrderWord word) internal pure returns (uint96) {
        return uint96(OrderWord.unwrap(word) >> SUBSIDY_AT);
    }

    /// @notice The order in another state; its clock runs on.
    function to(OrderWord word, OrderState next) internal pure returns (OrderWord) {
        return OrderWord.wrap((OrderWord.unwrap(word) & ~uint256(0xf)) | uint256(next));
    }

    /// @notice The order with a clock that begins now.
    function sinceNow(OrderWord word) internal view returns (OrderWord) {
        return OrderWord.wrap((OrderWord.unwrap(word) & ~SINCE_MASK) | (block.timestamp << SINCE_AT));
    }

    function set(OrderWord word, uint256 flag, bool value) internal pure returns (OrderWord) {
        uint256 raw = OrderWord.unwrap(word);
        return OrderWord.wrap(value ? raw | flag : raw & ~flag);
    }

    function withSubsidy(OrderWord word, uint96 subsidy_) internal pure returns (OrderWord) {
        uint256 rest = OrderWord.unwrap(word) & ((uint256(1) << SUBSIDY_AT) - 1);
        return OrderWord.wrap(rest | (uint256(subsidy_) << SUBSIDY_AT));
    }
}
