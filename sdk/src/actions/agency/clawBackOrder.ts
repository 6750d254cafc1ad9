import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { toFen } from '../../amounts/toFen.ts';
import type { Amount } from '../../amounts/toFen.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { readExecuted } from '../../clients/readExecuted.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';

/** The contract reads the largest amount as all that is left. */
const allThatIsLeft = 2n ** 96n - 1n;

export type ClawBackOrderParameters = Reference & {
  /** The order's hash. */
  readonly order: Hex;
  /** Fen; all that is left to claw back unless said. */
  readonly amount?: Amount;
};

/**
 * Both agencies (at home its one) take a payment, or a part of it, back. What the payee's deposit does not yield stays due
 * from it.
 *
 * @throws {TongduiError} `ZeroAmount`, `OrderUnknown`, `AlreadySettled`, `WrongState`, `Unauthorized`, `ReferenceUsed`,
 * `BalanceTooLow`
 */
export const clawBackOrder = defineAct({
  encode: ({ deployment }, { order, amount = allThatIsLeft, ...reference }: ClawBackOrderParameters) =>
    encodeCall(deployment.claimDesk, {
      abi: claimDeskAbi,
      functionName: 'clawBackOrder',
      args: [order, toFen(amount, 'amount'), referenceOf(reference)],
    }),
  read: readExecuted,
});
