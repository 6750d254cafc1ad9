// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Where a voucher stands. Append only.
enum VoucherStatus {
    NONE,
    LIVE,
    REVOKED,
    EXPIRED
}

/// @title VoucherToken
/// @notice Innovation vouchers as ERC-1155 ids: each has one holder, and its balance is the value left, in fen.
/// @dev Not transferable. Value is burnt when it is ordered and minted again when an order gives it back. A holder's
/// account is controlled by no key, so there is no receiver hook.
interface IVoucherToken {
    /// @param to Account of a resident enterprise or team.
    /// @param amount Face value in fen.
    /// @param serial Number from the bureau's sheet: once in each programme, so that a repeat is refused.
    struct Issue {
        address to;
        uint96 amount;
        uint32 serial;
    }

    /// @notice Everything about one voucher.
    struct Voucher {
        uint32 holder;
        uint32 day;
        VoucherStatus status;
        uint96 balance;
    }

    /// @param left Value taken out of the voucher, in fen.
    event VoucherRevoked(uint256 indexed voucher, uint96 left);
    /// @param left Value taken out of the voucher, in fen.
    event VoucherExpired(uint256 indexed voucher, uint96 left);

    /// @notice The bureau issues vouchers: all of the list, or none.
    function issueMany(uint32 programme, Issue[] calldata issues) external;
    /// @notice The bureau takes back what is left, and what open orders release later.
    function revokeVoucher(uint256 voucher) external;
    /// @notice Anyone, after the last second of use: what is left goes back to the programme.
    function expireVoucher(uint256 voucher) external;

    /// @notice OrderDesk only, which has tested the id: takes ordered value out of the voucher.
    function spend(uint256 voucher, uint96 amount) external;
    /// @notice Desks only: gives released value back.
    function restore(uint256 voucher, uint96 amount) external;

    function voucherAt(uint32 programme, uint32 serial) external view returns (Voucher memory);
    /// @return useBy Last second (Unix) at which it may be ordered against.
    /// @return redeemBy Last second at which an order on it may be claimed.
    function clocksOf(uint256 voucher) external view returns (uint256 useBy, uint256 redeemBy);
}
