import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

export type VerifyOrdersParameters = {
  /** The orders' hashes: all go through, or none. About 200 fit one transaction. */
  readonly orders: readonly Hex[];
};

/**
 * The host's side (the agency on CLEARING, the agent on POOL) verifies claims: delivered and invoiced as claimed.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `NotDue` while the other party may still confirm,
 * `Unauthorized`
 */
export const verifyOrders = defineAct({
  encode: ({ deployment }, { orders }: VerifyOrdersParameters) =>
    encodeCall(deployment.claimDesk, {
      abi: claimDeskAbi,
      functionName: 'verifyMany',
      args: [orders],
    }),
});
