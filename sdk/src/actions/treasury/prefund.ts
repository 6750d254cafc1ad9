import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { toFen } from '../../amounts/toFen.ts';
import type { Amount } from '../../amounts/toFen.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { readExecuted } from '../../clients/readExecuted.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type PrefundParameters = Reference & {
  readonly issuer: number;
  readonly host: number;
  readonly amount: Amount;
};

/**
 * The issuer's treasury and the agent: free money leaves for the pair's pool in the host region.
 *
 * @throws {TongduiError} `ZeroAmount`, `Paused`, `NotRecognised` without a POOL agreement, `Unauthorized`, `ReferenceUsed`,
 * `TreasuryShort`
 */
export const prefund = defineAct({
  encode: ({ deployment }, { issuer, host, amount, ...reference }: PrefundParameters) =>
    encodeCall(deployment.treasury, {
      abi: treasuryAbi,
      functionName: 'prefund',
      args: [checkRegion(issuer), checkRegion(host), toFen(amount, 'amount'), referenceOf(reference)],
    }),
  read: readExecuted,
});
