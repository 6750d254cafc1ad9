import { checkFinality } from './checkFinality.ts';
import type { TongduiClient } from './tongduiClient.ts';

/**
 * The last block that is taken as final: as many blocks below the chain's latest as the client was set up with.
 *
 * @param finality - another depth for once
 * @throws {TongduiError} `ArgumentInvalid` for a finality that is no whole number from 0 on
 */
export async function finalBlock(
  { publicClient, finality: usual = 0 }: TongduiClient,
  finality = usual,
): Promise<bigint> {
  const depth = BigInt(checkFinality(finality));
  const latest = await publicClient.getBlockNumber({ cacheTime: 0 });
  return latest < depth ? 0n : latest - depth;
}
