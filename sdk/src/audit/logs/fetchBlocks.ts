import { numberToHex } from 'viem';
import type { Hex, PublicClient } from 'viem';
import { requestMany } from './requestMany.ts';

/** What an auditor needs of a block's header. */
export type BlockFacts = { readonly hash: Hex; readonly time: number };

/**
 * Headers of some blocks.
 *
 * @throws {Error} if the node does not have one of them
 */
export async function fetchBlocks(
  publicClient: PublicClient,
  blocks: readonly bigint[],
): Promise<Map<bigint, BlockFacts>> {
  const requests = blocks.map((block) => ({ method: 'eth_getBlockByNumber', params: [numberToHex(block), false] }));
  const answers = await requestMany(publicClient, requests);
  const facts = new Map<bigint, BlockFacts>();
  answers.forEach((answer, i) => {
    const block = blocks[i]!;
    const header = 'result' in answer ? (answer.result as { hash: Hex; timestamp: Hex } | null) : null;
    if (header === null) {
      const cause = 'error' in answer ? answer.error : undefined;
      throw new Error(`节点没有区块 ${block} / the node does not have block ${block}`, { cause });
    }
    facts.set(block, { hash: header.hash, time: Number(header.timestamp) });
  });
  return facts;
}
