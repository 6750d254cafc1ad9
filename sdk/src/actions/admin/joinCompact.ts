import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import type { CountersignedReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendCountersigned } from '../../clients/sendCountersigned.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';

export type JoinCompactParameters = Reference & { readonly compact: number; readonly region: number };

/**
 * A region's admin and the council: from now on every member and the region recognise one another.
 *
 * @throws {TongduiError} `Unauthorized`, `ReferenceUsed`, `CompactUnknown`, `WrongState` if it is a member already, `RegionUnknown`
 */
export async function joinCompact(
  client: TongduiClient,
  parameters: JoinCompactParameters,
): Promise<CountersignedReceipt> {
  const { compact, region } = parameters;
  const call = encodeCall(client.deployment.recognition, {
    abi: recognitionAbi,
    functionName: 'joinCompact',
    args: [compact, region, referenceOf(parameters)],
  });
  return await sendCountersigned(client, call);
}
