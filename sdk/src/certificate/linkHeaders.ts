import type { Hex } from 'viem';
import type { BlockHeader } from './blockHeader.ts';
import { hashHeader } from './hashHeader.ts';

/**
 * What speaks for a block.
 * `held`: the verifier holds its hash. `ancestor`: the headers in the file lead from a held block down to it.
 * `unconfirmed`: nothing does, until the verifier has checked that `by` is a block of the chain.
 */
export type BlockStanding = {
  header: BlockHeader;
  blockHash: Hex;
  standing: 'held' | 'ancestor' | 'unconfirmed';
  /** The hash that everything hangs on: of this block, or of the youngest that the headers link it to. */
  by: Hex;
  /** Steps of parent hashes from `by` down to this block. */
  distance: number;
};

/**
 * Finds for each header which block hash speaks for it, by following parent hashes downwards: first from the hashes
 * that the verifier holds, the nearest winning, then from the youngest of the rest.
 *
 * This is where another trust root, such as validators' seals in a header, makes a block `held`.
 *
 * @param headers - all different.
 * @param trusted - block hashes that the verifier holds, in lower case.
 */
export function linkHeaders(headers: readonly BlockHeader[], trusted: ReadonlySet<Hex>): BlockStanding[] {
  const blocks = headers.map((header) => ({ header, blockHash: hashHeader(header) }));
  const byHash = new Map(blocks.map((block) => [block.blockHash, block]));
  const parents = new Set(headers.map((header) => header.parentHash));
  const standings = new Map<Hex, BlockStanding>();

  const walkDown = (from: Hex, isHeld: boolean) => {
    let block = byHash.get(from);
    // Parent hashes cannot form a cycle without a collision of keccak-256, so the walk ends.
    for (let distance = 0; block !== undefined; distance += 1) {
      const known = standings.get(block.blockHash);
      // A held hash that speaks for a block is never displaced by one that is not.
      if (known !== undefined && (!isHeld || known.distance <= distance)) return;
      const standing = !isHeld ? 'unconfirmed' : distance === 0 ? 'held' : 'ancestor';
      standings.set(block.blockHash, { ...block, standing, by: from, distance });
      block = byHash.get(block.header.parentHash);
    }
  };
  for (const hash of trusted) walkDown(hash, true);
  const rest = blocks.filter(({ blockHash }) => !standings.has(blockHash) && !parents.has(blockHash));
  for (const { blockHash } of rest) walkDown(blockHash, false);
  return blocks.map(({ blockHash }) => standings.get(blockHash) as BlockStanding);
}
