import { programmesAbi } from '../../abis/programmesAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type CloseProgrammeParameters = { readonly programme: number };

/**
 * The region's treasury ends issuing: un-issued money becomes free, now and when more comes back. Vouchers that are out
 * stay good.
 *
 * @throws {TongduiError} `ProgrammeUnknown`, `Unauthorized`, `ProgrammeClosed`
 */
export async function closeProgramme(client: TongduiClient, parameters: CloseProgrammeParameters): Promise<ActReceipt> {
  const call = encodeCall(client.deployment.programmes, {
    abi: programmesAbi,
    functionName: 'closeProgramme',
    args: [parameters.programme],
  });
  return await sendAct(client, call);
}
