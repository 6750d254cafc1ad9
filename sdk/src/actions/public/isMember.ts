import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type IsMemberParameters = { readonly compact: number; readonly region: number };

/**
 * Whether a region is a member of a compact now.
 */
export async function isMember(client: TongduiClient, parameters: IsMemberParameters): Promise<boolean> {
  return await readChain(client, {
    address: client.deployment.recognition,
    abi: recognitionAbi,
    functionName: 'isMember',
    args: [parameters.compact, parameters.region],
  });
}
