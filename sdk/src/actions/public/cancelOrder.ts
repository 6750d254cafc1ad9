import type { Hex } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import type { ContractCall } from '../../clients/contractCall.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import type { Deployment } from '../../deployments/deployment.ts';
import type { CancellationIntent } from '../../intents/cancellation.ts';

export type CancelOrderParameters = {
  readonly intent: CancellationIntent;
  /** One of the two may be left out. */
  readonly enterpriseSignature?: Hex;
  readonly labSignature?: Hex;
};

/** The call, to be simulated or carried in a batch. */
export function cancelOrderCall(deployment: Deployment, parameters: CancelOrderParameters): ContractCall {
  const { intent, enterpriseSignature = '0x', labSignature = '0x' } = parameters;
  return encodeCall(deployment.orderDesk, {
    abi: orderDeskAbi,
    functionName: 'cancelOrder',
    args: [intent, enterpriseSignature, labSignature],
  });
}

/**
 * Anyone submits what the lab signed (alone or with the enterprise), or the enterprise alone 90 days after the order.
 *
 * @throws {TongduiError} `SignatureExpired`, `BadSignature`, `OrderUnknown`, `AlreadySettled`, `WrongState`, `NotDue`,
 * `Paused`
 */
export async function cancelOrder(client: TongduiClient, parameters: CancelOrderParameters): Promise<ActReceipt> {
  return await sendAct(client, cancelOrderCall(client.deployment, parameters));
}
