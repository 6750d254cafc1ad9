import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

export type PayOrdersParameters = {
  /** The orders' hashes: all go through, or none. About 200 fit one transaction. */
  readonly orders: readonly Hex[];
};

/**
 * Anyone pays orders that are due.
 *
 * @throws {TongduiError} `Paused`, `OrderUnknown`, `AlreadySettled`, `WrongState`, `NotDue`, `CreditBlocked` if the payee is
 * banned
 */
export const payOrders = defineAct({
  encode: ({ deployment }, { orders }: PayOrdersParameters) =>
    encodeCall(deployment.claimDesk, { abi: claimDeskAbi, functionName: 'payMany', args: [orders] }),
});
