import { voucherTokenAbi } from '../../abis/voucherTokenAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type RevokeVoucherParameters = { readonly voucher: bigint };

/**
 * The bureau takes back what is left of a voucher, and what its open orders release later.
 *
 * @throws {TongduiError} `VoucherUnknown`, `AlreadySettled`, `Unauthorized`, `Paused`
 */
export async function revokeVoucher(client: TongduiClient, parameters: RevokeVoucherParameters): Promise<ActReceipt> {
  const call = encodeCall(client.deployment.voucherToken, {
    abi: voucherTokenAbi,
    functionName: 'revokeVoucher',
    args: [parameters.voucher],
  });
  return await sendAct(client, call);
}
