import { programmesAbi } from '../../abis/programmesAbi.ts';
import { toFen } from '../../amounts/toFen.ts';
import type { Amount } from '../../amounts/toFen.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

export type FundProgrammeParameters = { readonly programme: number; readonly amount: Amount };

/**
 * The region's treasury sets free money aside for a programme: its budget grows.
 *
 * @throws {TongduiError} `ZeroAmount`, `ProgrammeUnknown`, `Unauthorized`, `ProgrammeClosed`, `Paused`, `TreasuryShort`
 */
export const fundProgramme = defineAct({
  encode: ({ deployment }, { programme, amount }: FundProgrammeParameters) =>
    encodeCall(deployment.programmes, {
      abi: programmesAbi,
      functionName: 'fundProgramme',
      args: [programme, toFen(amount, 'amount')],
    }),
});
