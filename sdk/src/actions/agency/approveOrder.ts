import type { Hex } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

export type ApproveOrderParameters = {
  /** The order's hash. */
  readonly order: Hex;
};

/**
 * The issuer's agency approves an order whose terms ask for it before the claim.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `Unauthorized`
 */
export const approveOrder = defineAct({
  encode: ({ deployment }, { order }: ApproveOrderParameters) =>
    encodeCall(deployment.orderDesk, {
      abi: orderDeskAbi,
      functionName: 'approveOrder',
      args: [order],
    }),
});
