import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { toFen } from '../../amounts/toFen.ts';
import type { Amount } from '../../amounts/toFen.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { readExecuted } from '../../clients/readExecuted.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type DischargeParameters = Reference & {
  readonly debtor: number;
  readonly creditor: number;
  /** Fen; at most what is owed. */
  readonly amount: Amount;
};

/**
 * The debtor's treasury and the centre: locked money is remitted up, the creditor's treasury receives as much from above.
 *
 * @throws {TongduiError} `ZeroAmount`, `Paused`, `Unauthorized`, `ReferenceUsed`, `ExceedsObligation`
 */
export const discharge = defineAct({
  encode: ({ deployment }, { debtor, creditor, amount, ...reference }: DischargeParameters) =>
    encodeCall(deployment.treasury, {
      abi: treasuryAbi,
      functionName: 'discharge',
      args: [checkRegion(debtor), checkRegion(creditor), toFen(amount, 'amount'), referenceOf(reference)],
    }),
  read: readExecuted,
});
