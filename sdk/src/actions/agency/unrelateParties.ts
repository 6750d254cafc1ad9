import type { Address } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type UnrelatePartiesParameters = {
  /** A party's account; its whole group is meant. */
  readonly a: Address;
  readonly b: Address;
  /** Region whose agency acts; home of one of the two. */
  readonly region: number;
};

/**
 * The agency that related two groups takes it back; the council takes back all there is.
 *
 * @throws {TongduiError} `Unauthorized`, `ParticipantUnknown`
 */
export async function unrelateParties(
  client: TongduiClient,
  parameters: UnrelatePartiesParameters,
): Promise<ActReceipt> {
  const { a, b, region } = parameters;
  const call = encodeCall(client.deployment.registry, {
    abi: registryAbi,
    functionName: 'unrelateParties',
    args: [a, b, region],
  });
  return await sendAct(client, call);
}
