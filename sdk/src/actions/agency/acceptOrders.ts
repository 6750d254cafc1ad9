import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type AcceptOrdersParameters = {
  /** The orders' hashes: all go through, or none. About 200 fit one transaction. */
  readonly orders: readonly Hex[];
};

/**
 * The issuer's agency accepts claims: they are to be paid now.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `NotDue` while the other party may still confirm,
 * `Unauthorized`
 */
export async function acceptOrders(client: TongduiClient, parameters: AcceptOrdersParameters): Promise<ActReceipt> {
  const call = encodeCall(client.deployment.claimDesk, {
    abi: claimDeskAbi,
    functionName: 'acceptMany',
    args: [parameters.orders],
  });
  return await sendAct(client, call);
}
