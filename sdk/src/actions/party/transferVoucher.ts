import type { Address } from 'viem';
import { voucherTokenAbi } from '../../abis/voucherTokenAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type TransferVoucherParameters = {
  /** The holder's account. */
  readonly from: Address;
  readonly to: Address;
  readonly voucher: bigint;
  /** Fen; 1 unless said: it is refused all the same. */
  readonly amount?: bigint;
};

/**
 * Always refused: a voucher never changes hands.
 *
 * @throws {TongduiError} `NotTransferable` to the holder's own signer, `Unauthorized` to anyone else
 */
export async function transferVoucher(
  client: TongduiClient,
  parameters: TransferVoucherParameters,
): Promise<ActReceipt> {
  const { from, to, voucher, amount = 1n } = parameters;
  const call = encodeCall(client.deployment.voucherToken, {
    abi: voucherTokenAbi,
    functionName: 'safeTransferFrom',
    args: [from, to, voucher, amount, '0x'],
  });
  return await sendAct(client, call);
}
