import type { Hex } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { hashOrder } from '../../intents/order.ts';
import type { OrderIntent } from '../../intents/order.ts';

export type PlaceOrderParameters = {
  readonly intent: OrderIntent;
  readonly enterpriseSignature: Hex;
  readonly labSignature: Hex;
};

/**
 * Anyone submits an order that enterprise and lab signed: value and money are reserved.
 *
 * @returns with `order`, the order's hash
 * @throws {TongduiError} `ZeroAmount`, `SignatureExpired`, `BadSignature`, `OrderExists`, `NotHolder`,
 * `ParticipantInactive`, `RegionSuspended`, `CreditBlocked`, `RelatedParties`, `Retroactive`, `UseExpired`,
 * `NotRecognised`, `LabNotListed`, `CategoryNotCovered`, `CoPaymentTooLow`, `BalanceTooLow`, `UnitMismatch`,
 * `OrderCapExceeded`, `FirstUseCapExceeded`, `AnnualCapExceeded`, `ExposureCapExceeded`, `PoolShort`, `Paused`
 */
export const placeOrder = defineAct({
  encode: ({ deployment }, { intent, enterpriseSignature, labSignature }: PlaceOrderParameters) =>
    encodeCall(deployment.orderDesk, {
      abi: orderDeskAbi,
      functionName: 'placeOrder',
      args: [intent, enterpriseSignature, labSignature],
    }),
  read: (_, { intent }, { deployment }): { readonly order: Hex } => ({ order: hashOrder(deployment, intent) }),
});
