import { voucherTokenAbi } from '../../abis/voucherTokenAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

export type ExpireVoucherParameters = { readonly voucher: bigint };

/**
 * Anyone, after the last second of use: what is left of a voucher goes back to its programme.
 *
 * @throws {TongduiError} `VoucherUnknown`, `AlreadySettled`, `NotDue`, `Paused`
 */
export const expireVoucher = defineAct({
  encode: ({ deployment }, { voucher }: ExpireVoucherParameters) =>
    encodeCall(deployment.voucherToken, {
      abi: voucherTokenAbi,
      functionName: 'expireVoucher',
      args: [voucher],
    }),
});
