import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { toFen } from '../../amounts/toFen.ts';
import type { Amount } from '../../amounts/toFen.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { readExecuted } from '../../clients/readExecuted.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type UnfundParameters = Reference & {
  readonly issuer: number;
  readonly host: number;
  readonly amount: Amount;
};

/**
 * The issuer's treasury with the agent, or with the council in its place: free pool money returns.
 *
 * @throws {TongduiError} `ZeroAmount`, `Paused`, `NotRecognised` without a POOL agreement, `Unauthorized`, `ReferenceUsed`,
 * `PoolShort`
 */
export const unfund = defineAct({
  encode: ({ deployment }, { issuer, host, amount, ...reference }: UnfundParameters) =>
    encodeCall(deployment.treasury, {
      abi: treasuryAbi,
      functionName: 'unfund',
      args: [checkRegion(issuer), checkRegion(host), toFen(amount, 'amount'), referenceOf(reference)],
    }),
  read: readExecuted,
});
