import { voucherTokenAbi } from '../../abis/voucherTokenAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

export type RevokeVoucherParameters = { readonly voucher: bigint };

/**
 * The bureau takes back what is left of a voucher, and what its open orders release later.
 *
 * @throws {TongduiError} `VoucherUnknown`, `AlreadySettled`, `Unauthorized`, `Paused`
 */
export const revokeVoucher = defineAct({
  encode: ({ deployment }, { voucher }: RevokeVoucherParameters) =>
    encodeCall(deployment.voucherToken, {
      abi: voucherTokenAbi,
      functionName: 'revokeVoucher',
      args: [voucher],
    }),
});
