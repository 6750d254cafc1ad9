import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

export type EscalateOrderParameters = {
  /** The order's hash. */
  readonly order: Hex;
};

/**
 * Anyone, 30 days after a claim that nobody reviewed: it is DISPUTED from then on.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `NotDue`
 */
export const escalateOrder = defineAct({
  encode: ({ deployment }, { order }: EscalateOrderParameters) =>
    encodeCall(deployment.claimDesk, {
      abi: claimDeskAbi,
      functionName: 'escalateOrder',
      args: [order],
    }),
});
