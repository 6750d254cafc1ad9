import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type VerifyOrdersParameters = {
  /** The orders' hashes: all go through, or none. About 200 fit one transaction. */
  readonly orders: readonly Hex[];
};

/**
 * The host's side (the agency on CLEARING, the agent on POOL) verifies claims: delivered and invoiced as claimed.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `NotDue` while the other party may still confirm,
 * `Unauthorized`
 */
export async function verifyOrders(client: TongduiClient, parameters: VerifyOrdersParameters): Promise<ActReceipt> {
  const call = encodeCall(client.deployment.claimDesk, {
    abi: claimDeskAbi,
    functionName: 'verifyMany',
    args: [parameters.orders],
  });
  return await sendAct(client, call);
}
