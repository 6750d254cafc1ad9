import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

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
export const acceptOrders = defineAct({
  encode: ({ deployment }, { orders }: AcceptOrdersParameters) =>
    encodeCall(deployment.claimDesk, {
      abi: claimDeskAbi,
      functionName: 'acceptMany',
      args: [orders],
    }),
});
