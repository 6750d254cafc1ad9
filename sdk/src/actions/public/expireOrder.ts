import type { Hex } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

export type ExpireOrderParameters = {
  /** The order's hash. */
  readonly order: Hex;
};

/**
 * Anyone, after the last second of redemption of an order that was not claimed: its value goes to the un-issued pool.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `NotDue`, `Paused`
 */
export const expireOrder = defineAct({
  encode: ({ deployment }, { order }: ExpireOrderParameters) =>
    encodeCall(deployment.orderDesk, {
      abi: orderDeskAbi,
      functionName: 'expireOrder',
      args: [order],
    }),
});
