import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { toFen } from '../../amounts/toFen.ts';
import type { Amount } from '../../amounts/toFen.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { readExecuted } from '../../clients/readExecuted.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type AppropriateParameters = Reference & { readonly region: number; readonly amount: Amount };

/**
 * Bureau and treasury: bank money came in, the treasury's free deposit grows.
 *
 * @throws {TongduiError} `ZeroAmount`, `Paused`, `RegionUnknown`, `Unauthorized`, `ReferenceUsed`
 */
export const appropriate = defineAct({
  encode: ({ deployment }, { region, amount, ...reference }: AppropriateParameters) =>
    encodeCall(deployment.treasury, {
      abi: treasuryAbi,
      functionName: 'appropriate',
      args: [checkRegion(region), toFen(amount, 'amount'), referenceOf(reference)],
    }),
  read: readExecuted,
});
