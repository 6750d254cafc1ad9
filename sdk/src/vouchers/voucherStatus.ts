/** Where a voucher stands, by the numbers of contracts/voucher/IVoucherToken.sol. */
export const voucherStatuses = ['NONE', 'LIVE', 'REVOKED', 'EXPIRED'] as const;

export type VoucherStatus = Exclude<(typeof voucherStatuses)[number], 'NONE'>;
