import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { epochLengths } from '../../settlement/epochLengths.ts';
import type { EpochLength } from '../../settlement/epochLengths.ts';

export type SetEpochLengthParameters = {
  /** A month unless the council said otherwise; BLOCK is for rehearsals. */
  readonly length: EpochLength;
};

/**
 * The council sets how long an epoch of clearing lasts. The running epoch ends at once.
 *
 * @throws {TongduiError} `Unauthorized`
 */
export async function setEpochLength(client: TongduiClient, parameters: SetEpochLengthParameters): Promise<ActReceipt> {
  const call = encodeCall(client.deployment.treasury, {
    abi: treasuryAbi,
    functionName: 'setEpochLength',
    args: [epochLengths.indexOf(parameters.length)],
  });
  return await sendAct(client, call);
}
