import { programmesAbi } from '../../abis/programmesAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

export type CloseProgrammeParameters = { readonly programme: number };

/**
 * The region's treasury ends issuing: un-issued money becomes free, now and when more comes back. Vouchers that are out
 * stay good.
 *
 * @throws {TongduiError} `ProgrammeUnknown`, `Unauthorized`, `ProgrammeClosed`
 */
export const closeProgramme = defineAct({
  encode: ({ deployment }, { programme }: CloseProgrammeParameters) =>
    encodeCall(deployment.programmes, {
      abi: programmesAbi,
      functionName: 'closeProgramme',
      args: [programme],
    }),
});
