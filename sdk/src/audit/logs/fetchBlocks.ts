import { numberToHex } from 'viem';
import type { Hex, PublicClient } from 'viem';
import { requestMany } from './requestMany.ts';

/** What an auditor needs of a block's header. */
export type BlockFacts = { readonly hash: Hex; readonly time: number };

/** The header of one block. @throws {Error} if the node does not have it */
export async function fetchBlock(publicClient: PublicClient, block: bigint): Promise<BlockFacts> {
  const facts = (await fetchBlocks(publicClient, [block])).get(block);
  if (!facts) throw missing(block);
  return facts;
}

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
  for (const [i, block] of blocks.entries()) {
    const answer = answers[i];
    const header = answer && 'result' in answer ? (answer.result as { hash: Hex; timestamp: Hex } | null) : null;
    if (header === null) throw missing(block, answer && 'error' in answer ? answer.error : undefined);
    facts.set(block, { hash: header.hash, time: Number(header.timestamp) });
  }
  return facts;
}

function missing(block: bigint, cause?: unknown): Error {
  return new Error(`节点没有区块 ${block} / the node does not have block ${block}`, { cause });
}
