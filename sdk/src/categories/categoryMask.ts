import { keccak256, stringToBytes } from 'viem';
import { registryAbi } from '../abis/registryAbi.ts';
import { readChain } from '../clients/readChain.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';
import { FormatError } from '../errors/formatError.ts';
import { TongduiError } from '../errors/tongduiError.ts';

/** What the registry answers for a word that is not on the consortium's list. */
const unlisted = 255;

/**
 * One bit for each category, by its place on the consortium's list; 0 for all of them.
 *
 * @param categories - words; all where left out
 * @throws {TongduiError} `CategoryUnknown` for a word that is not on the list
 * @throws {FormatError} for an empty list: the chain would read it as all
 */
export async function categoryMask(client: TongduiClient, categories?: readonly string[]): Promise<bigint> {
  if (categories === undefined) return 0n;
  if (categories.length === 0) {
    throw new FormatError(
      '类别清单不能为空; 不限类别则不填',
      'name at least one category, or leave the list out for all',
      '[]',
    );
  }
  const bits = await Promise.all(categories.map((category) => categoryBit(client, category)));
  return bits.reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n);
}

async function categoryBit(client: TongduiClient, category: string): Promise<number> {
  const bit = await readChain(client, {
    address: client.deployment.registry,
    abi: registryAbi,
    functionName: 'categoryIndex',
    args: [keccak256(stringToBytes(category))],
  });
  if (bit === unlisted) throw new TongduiError('CategoryUnknown', { category });
  return bit;
}
