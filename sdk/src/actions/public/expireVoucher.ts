import { voucherTokenAbi } from '../../abis/voucherTokenAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import type { ContractCall } from '../../clients/contractCall.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import type { Deployment } from '../../deployments/deployment.ts';

export type ExpireVoucherParameters = { readonly voucher: bigint };

/** The call, to be simulated or carried in a batch. */
export function expireVoucherCall(deployment: Deployment, parameters: ExpireVoucherParameters): ContractCall {
  return encodeCall(deployment.voucherToken, {
    abi: voucherTokenAbi,
    functionName: 'expireVoucher',
    args: [parameters.voucher],
  });
}

/**
 * Anyone, after the last second of use: what is left of a voucher goes back to its programme.
 *
 * @throws {TongduiError} `VoucherUnknown`, `AlreadySettled`, `NotDue`, `Paused`
 */
export async function expireVoucher(client: TongduiClient, parameters: ExpireVoucherParameters): Promise<ActReceipt> {
  return await sendAct(client, expireVoucherCall(client.deployment, parameters));
}
