import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import type { ConfirmationIntent } from '../../intents/confirmation.ts';

export type ConfirmClaimParameters = {
  readonly intent: ConfirmationIntent;
  /** The other party's. */
  readonly signature: Hex;
};

/**
 * Anyone submits the other party's confirmation of a claim signed by one.
 *
 * @throws {TongduiError} `SignatureExpired`, `OrderUnknown`, `AlreadySettled`, `WrongState`, `Unauthorized` if the signature
 * is not the other party's
 */
export const confirmClaim = defineAct({
  encode: ({ deployment }, { intent, signature }: ConfirmClaimParameters) =>
    encodeCall(deployment.claimDesk, {
      abi: claimDeskAbi,
      functionName: 'confirmClaim',
      args: [intent, signature],
    }),
});
