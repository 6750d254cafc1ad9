import type { Hex } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import type { ContractCall } from '../../clients/contractCall.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import type { Deployment } from '../../deployments/deployment.ts';
import { hashOrder } from '../../intents/order.ts';
import type { OrderIntent } from '../../intents/order.ts';

export type PlaceOrderParameters = {
  readonly intent: OrderIntent;
  readonly enterpriseSignature: Hex;
  readonly labSignature: Hex;
};

/** The call, to be simulated or carried in a batch. */
export function placeOrderCall(deployment: Deployment, parameters: PlaceOrderParameters): ContractCall {
  const { intent, enterpriseSignature, labSignature } = parameters;
  const args = [intent, enterpriseSignature, labSignature] as const;
  return encodeCall(deployment.orderDesk, { abi: orderDeskAbi, functionName: 'placeOrder', args });
}

/**
 * Anyone submits an order that enterprise and lab signed: value and money are reserved.
 *
 * @returns with `order`, the order's hash
 * @throws {TongduiError} `ZeroAmount`, `SignatureExpired`, `BadSignature`, `OrderExists`, `NotHolder`,
 * `ParticipantInactive`, `RegionSuspended`, `CreditBlocked`, `RelatedParties`, `Retroactive`, `UseExpired`,
 * `NotRecognised`, `LabNotListed`, `CategoryNotCovered`, `CoPaymentTooLow`, `BalanceTooLow`, `UnitMismatch`,
 * `OrderCapExceeded`, `FirstUseCapExceeded`, `AnnualCapExceeded`, `ExposureCapExceeded`, `PoolShort`, `Paused`
 */
export async function placeOrder(
  client: TongduiClient,
  parameters: PlaceOrderParameters,
): Promise<ActReceipt & { readonly order: Hex }> {
  const sent = await sendAct(client, placeOrderCall(client.deployment, parameters));
  return { ...sent, order: hashOrder(client.deployment, parameters.intent) };
}
