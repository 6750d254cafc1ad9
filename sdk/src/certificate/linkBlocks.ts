import type { BlockTries } from './blockTries.ts';
import { CertificateError } from './certificateError.ts';
import { MAX_HEADERS } from './certificateLimits.ts';
import type { NodeBlock } from './readBlock.ts';

/** The blocks strictly between two, downwards from the later one by parent hash. */
async function readBetween(tries: BlockTries, earlier: NodeBlock, later: NodeBlock): Promise<NodeBlock[]> {
  const between: NodeBlock[] = [];
  let { parentHash } = later.header;
  while (parentHash !== earlier.hash) {
    const block = await tries.readBlock(parentHash);
    // The chain was reorganised between two answers of the node.
    if (block.header.number <= earlier.header.number)
      throw new CertificateError('BlockNotFound', { block: earlier.hash });
    between.push(block);
    parentHash = block.header.parentHash;
  }
  return between;
}

/**
 * Adds to some blocks of one chain those between each two neighbours that are close enough, so that their headers form
 * a chain of parent hashes.
 *
 * @param chainBlocks - most blocks between two neighbours; where there are more, none is added.
 * @returns each block once, by ascending number.
 * @throws CertificateError `BlockNotFound` after a reorganisation, and those of `readBlock`.
 */
export async function linkBlocks(
  tries: BlockTries,
  blocks: readonly NodeBlock[],
  chainBlocks: number,
): Promise<NodeBlock[]> {
  const byNumber = (a: NodeBlock, b: NodeBlock) => (a.header.number < b.header.number ? -1 : 1);
  const unique = [...new Map(blocks.map((block) => [block.hash, block])).values()].sort(byNumber);
  const linked = [...unique];
  for (const [at, later] of unique.entries()) {
    const earlier = unique[at - 1];
    if (earlier === undefined) continue;
    const gap = later.header.number - earlier.header.number - 1n;
    if (gap > BigInt(chainBlocks) || linked.length + Number(gap) > MAX_HEADERS) continue;
    linked.push(...(await readBetween(tries, earlier, later)));
  }
  return linked.sort(byNumber);
}
