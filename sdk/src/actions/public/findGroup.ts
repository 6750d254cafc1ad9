import type { Hex } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type FindGroupParameters = {
  /** The keyed hash that names the group. */
  readonly controller: Hex;
};

/**
 * The number of a group, as the credit register takes it; `undefined` if nobody belongs to it.
 */
export async function findGroup(client: TongduiClient, parameters: FindGroupParameters): Promise<number | undefined> {
  const group = await readChain(client, {
    address: client.deployment.registry,
    abi: registryAbi,
    functionName: 'groupNumber',
    args: [parameters.controller],
  });
  return group === 0 ? undefined : group;
}
