import { programmesAbi } from '../../abis/programmesAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type FundProgrammeParameters = { readonly programme: number; /** Fen. */ readonly amount: bigint };

/**
 * The region's treasury sets free money aside for a programme: its budget grows.
 *
 * @throws {TongduiError} `ZeroAmount`, `ProgrammeUnknown`, `Unauthorized`, `ProgrammeClosed`, `Paused`, `TreasuryShort`
 */
export async function fundProgramme(client: TongduiClient, parameters: FundProgrammeParameters): Promise<ActReceipt> {
  const { programme, amount } = parameters;
  const call = encodeCall(client.deployment.programmes, {
    abi: programmesAbi,
    functionName: 'fundProgramme',
    args: [programme, amount],
  });
  return await sendAct(client, call);
}
