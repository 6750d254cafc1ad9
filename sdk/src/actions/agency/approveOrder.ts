import type { Hex } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type ApproveOrderParameters = {
  /** The order's hash. */
  readonly order: Hex;
};

/**
 * The issuer's agency approves an order whose terms ask for it before the claim.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `Unauthorized`
 */
export async function approveOrder(client: TongduiClient, parameters: ApproveOrderParameters): Promise<ActReceipt> {
  const call = encodeCall(client.deployment.orderDesk, {
    abi: orderDeskAbi,
    functionName: 'approveOrder',
    args: [parameters.order],
  });
  return await sendAct(client, call);
}
