import type { Address } from 'viem';
import { voucherTokenAbi } from '../../abis/voucherTokenAbi.ts';
import { toFen } from '../../amounts/toFen.ts';
import type { Amount } from '../../amounts/toFen.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

export type TransferVoucherParameters = {
  /** The holder's account. */
  readonly from: Address;
  readonly to: Address;
  readonly voucher: bigint;
  /** Fen; 1 unless said: it is refused all the same. */
  readonly amount?: Amount;
};

/**
 * Always refused: a voucher never changes hands.
 *
 * @throws {TongduiError} `NotTransferable` to the holder's own signer, `Unauthorized` to anyone else
 */
export const transferVoucher = defineAct({
  encode: ({ deployment }, { from, to, voucher, amount = 1n }: TransferVoucherParameters) =>
    encodeCall(deployment.voucherToken, {
      abi: voucherTokenAbi,
      functionName: 'safeTransferFrom',
      args: [from, to, voucher, toFen(amount, 'amount'), '0x'],
    }),
});
