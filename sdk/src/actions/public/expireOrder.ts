import type { Hex } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import type { ContractCall } from '../../clients/contractCall.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import type { Deployment } from '../../deployments/deployment.ts';

export type ExpireOrderParameters = {
  /** The order's hash. */
  readonly order: Hex;
};

/** The call, to be simulated or carried in a batch. */
export function expireOrderCall(deployment: Deployment, parameters: ExpireOrderParameters): ContractCall {
  return encodeCall(deployment.orderDesk, { abi: orderDeskAbi, functionName: 'expireOrder', args: [parameters.order] });
}

/**
 * Anyone, after the last second of redemption of an order that was not claimed: its value goes to the un-issued pool.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `NotDue`, `Paused`
 */
export async function expireOrder(client: TongduiClient, parameters: ExpireOrderParameters): Promise<ActReceipt> {
  return await sendAct(client, expireOrderCall(client.deployment, parameters));
}
