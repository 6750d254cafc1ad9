import type { Hex } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import type { CancellationIntent } from '../../intents/cancellation.ts';

export type CancelOrderParameters = {
  readonly intent: CancellationIntent;
  /** One of the two may be left out. */
  readonly enterpriseSignature?: Hex;
  readonly labSignature?: Hex;
};

/**
 * Anyone submits what the lab signed (alone or with the enterprise), or the enterprise alone 90 days after the order.
 *
 * @throws {TongduiError} `SignatureExpired`, `BadSignature`, `OrderUnknown`, `AlreadySettled`, `WrongState`, `NotDue`,
 * `Paused`
 */
export const cancelOrder = defineAct({
  encode: ({ deployment }, { intent, enterpriseSignature = '0x', labSignature = '0x' }: CancelOrderParameters) =>
    encodeCall(deployment.orderDesk, {
      abi: orderDeskAbi,
      functionName: 'cancelOrder',
      args: [intent, enterpriseSignature, labSignature],
    }),
});
