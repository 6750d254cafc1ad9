import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { hashDocument } from '../../references/reference.ts';

export type DisputeOrderParameters = {
  /** The order's hash. */
  readonly order: Hex;
  /** The reasoned objection: only its keccak256 goes to the chain. */
  readonly reason: string;
};

/**
 * An agency of either region, or the agent, objects to a claim until its payment is due.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `ChallengeOver`, `Unauthorized`
 * @throws {FormatError} if the reason is empty
 */
export const disputeOrder = defineAct({
  encode: ({ deployment }, { order, reason }: DisputeOrderParameters) =>
    encodeCall(deployment.claimDesk, {
      abi: claimDeskAbi,
      functionName: 'disputeOrder',
      args: [order, hashDocument(reason)],
    }),
});
