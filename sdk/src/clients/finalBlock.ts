import type { TongduiClient } from './tongduiClient.ts';

/**
 * The last block that is taken as final: as many blocks below the chain's latest as the client was set up with.
 *
 * @param finality - another depth for once
 */
export async function finalBlock(
  { publicClient, finality: usual = 0 }: TongduiClient,
  finality = usual,
): Promise<bigint> {
  const latest = await publicClient.getBlockNumber({ cacheTime: 0 });
  return latest < BigInt(finality) ? 0n : latest - BigInt(finality);
}
