import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import type { ContractCall } from '../../clients/contractCall.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import type { Deployment } from '../../deployments/deployment.ts';

export type PayOrdersParameters = {
  /** The orders' hashes: all go through, or none. About 200 fit one transaction. */
  readonly orders: readonly Hex[];
};

/** The call, to be simulated or carried in a batch. */
export function payOrdersCall(deployment: Deployment, parameters: PayOrdersParameters): ContractCall {
  return encodeCall(deployment.claimDesk, { abi: claimDeskAbi, functionName: 'payMany', args: [parameters.orders] });
}

/**
 * Anyone pays orders that are due.
 *
 * @throws {TongduiError} `Paused`, `OrderUnknown`, `AlreadySettled`, `WrongState`, `NotDue`, `CreditBlocked` if the payee is
 * banned
 */
export async function payOrders(client: TongduiClient, parameters: PayOrdersParameters): Promise<ActReceipt> {
  return await sendAct(client, payOrdersCall(client.deployment, parameters));
}
