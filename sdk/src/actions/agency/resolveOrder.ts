import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { readExecuted } from '../../clients/readExecuted.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';

/** How a dispute ends, by the numbers of contracts/redemption/IClaimDesk.sol. */
const outcomes = ['PAY', 'RELEASE'] as const;

export type Outcome = (typeof outcomes)[number];

export type ResolveOrderParameters = Reference & {
  /** The order's hash. */
  readonly order: Hex;
  readonly outcome: Outcome;
};

/**
 * Both agencies (at home its one) end a dispute; the council alone once it has lasted 30 days.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `Unauthorized`, `ReferenceUsed`
 */
export const resolveOrder = defineAct({
  encode: ({ deployment }, { order, outcome, ...reference }: ResolveOrderParameters) =>
    encodeCall(deployment.claimDesk, {
      abi: claimDeskAbi,
      functionName: 'resolveOrder',
      args: [order, outcomes.indexOf(outcome), referenceOf(reference)],
    }),
  read: readExecuted,
});
