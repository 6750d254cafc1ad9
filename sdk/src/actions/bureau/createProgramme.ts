import { parseEventLogs } from 'viem';
import { programmesAbi } from '../../abis/programmesAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { firstEvent } from '../../clients/firstEvent.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { encodeRules } from '../../programmes/encodeRules.ts';
import type { Rules } from '../../programmes/rules.ts';

export type CreateProgrammeParameters = { readonly region: number; readonly rules: Rules };

/**
 * A region's bureau publishes a programme, without money. It is never edited: a new version is a new programme.
 *
 * @returns with `programme`, its number
 * @throws {TongduiError} `Unauthorized`, `RegionUnknown`, `ProgrammeExists`, `RatioInvalid`, `UnitMismatch` for a unit of
 * nothing, `CategoryUnknown`, `ListFull`
 */
export async function createProgramme(
  client: TongduiClient,
  parameters: CreateProgrammeParameters,
): Promise<ActReceipt & { readonly programme: number }> {
  const args = [parameters.region, await encodeRules(client, parameters.rules)] as const;
  const call = encodeCall(client.deployment.programmes, { abi: programmesAbi, functionName: 'createProgramme', args });
  const sent = await sendAct(client, call);
  const created = firstEvent(
    parseEventLogs({ abi: programmesAbi, eventName: 'ProgrammeCreated', logs: sent.receipt.logs }),
  );
  return { ...sent, programme: created.args.programme };
}
