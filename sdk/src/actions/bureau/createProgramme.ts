import { parseEventLogs } from 'viem';
import { programmesAbi } from '../../abis/programmesAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { firstEvent } from '../../clients/firstEvent.ts';
import { encodeRules } from '../../programmes/encodeRules.ts';
import type { Rules } from '../../programmes/rules.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type CreateProgrammeParameters = { readonly region: number; readonly rules: Rules };

/**
 * A region's bureau publishes a programme, without money. It is never edited: a new version is a new programme.
 *
 * @returns with `programme`, its number
 * @throws {TongduiError} `Unauthorized`, `RegionUnknown`, `ProgrammeExists`, `RatioInvalid`, `UnitMismatch` for a unit of
 * nothing, `CategoryUnknown`, `ListFull`
 */
export const createProgramme = defineAct({
  encode: async (client, { region, rules }: CreateProgrammeParameters) => {
    const code = checkRegion(region);
    return encodeCall(client.deployment.programmes, {
      abi: programmesAbi,
      functionName: 'createProgramme',
      args: [code, await encodeRules(client, rules)],
    });
  },
  read: ({ receipt }): { readonly programme: number } => {
    const events = parseEventLogs({ abi: programmesAbi, eventName: 'ProgrammeCreated', logs: receipt.logs });
    return { programme: firstEvent(events).args.programme };
  },
});
