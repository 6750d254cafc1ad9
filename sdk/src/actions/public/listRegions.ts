import { registryAbi } from '../../abis/registryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

/** How many are asked for at a time. */
const stride = 32;

/**
 * The codes of all regions, in the order of their admission.
 */
export async function listRegions(client: TongduiClient): Promise<readonly number[]> {
  const regions: number[] = [];
  for (;;) {
    // Places count from 1; one that is not taken yet reads as 0.
    const places = Array.from({ length: stride }, (_, i) => regions.length + i + 1);
    const found = await Promise.all(places.map((place) => readRegionAt(client, place)));
    const end = found.indexOf(0);
    regions.push(...(end === -1 ? found : found.slice(0, end)));
    if (end !== -1) return regions;
  }
}

async function readRegionAt(client: TongduiClient, place: number): Promise<number> {
  return await readChain(client, {
    address: client.deployment.registry,
    abi: registryAbi,
    functionName: 'regionAt',
    args: [place],
  });
}
