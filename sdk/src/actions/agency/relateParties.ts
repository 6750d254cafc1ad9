import type { Address } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type RelatePartiesParameters = {
  /** A party's account; its whole group is meant. */
  readonly a: Address;
  readonly b: Address;
  /** Region whose agency acts; home of one of the two. */
  readonly region: number;
};

/**
 * An agency puts on record that two groups are related: any member with any member. Doing it twice changes nothing.
 *
 * @throws {TongduiError} `Unauthorized`, `ParticipantUnknown`
 */
export async function relateParties(client: TongduiClient, parameters: RelatePartiesParameters): Promise<ActReceipt> {
  const { a, b, region } = parameters;
  const call = encodeCall(client.deployment.registry, {
    abi: registryAbi,
    functionName: 'relateParties',
    args: [a, b, region],
  });
  return await sendAct(client, call);
}
