import { registryAbi } from '../../abis/registryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type GetRegionParameters = { /** GB/T 2260 code. */ readonly region: number };

export type RegionView = {
  readonly region: number;
  /** Its place in the order of admission, from 1. */
  readonly index: number;
  /** When its suspension ends, in unix seconds; `undefined` if it is not suspended now. */
  readonly suspendedUntil: number | undefined;
};

/**
 * An admitted region.
 *
 * @throws {TongduiError} `RegionUnknown`
 */
export async function getRegion(client: TongduiClient, { region }: GetRegionParameters): Promise<RegionView> {
  const contract = { address: client.deployment.registry, abi: registryAbi } as const;
  const [index, until] = await Promise.all([
    readChain(client, { ...contract, functionName: 'regionIndexOf', args: [region] }),
    readChain(client, { ...contract, functionName: 'regionSuspendedUntil', args: [region] }),
  ]);
  return { region, index, suspendedUntil: until === 0 ? undefined : until };
}
