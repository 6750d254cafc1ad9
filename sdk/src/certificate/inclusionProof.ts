import type { Hex } from 'viem';
import type { BlockHeader } from './blockHeader.ts';

/** Proof that one block holds one receipt or transaction. The item itself is in the last node. */
export type InclusionProof = {
  header: BlockHeader;
  /** Index of the transaction in the block. */
  index: number;
  /** RLP of the trie nodes from the root to the item. */
  proof: Hex[];
};

/** What `proveReceipt` and `proveTransaction` return: the proof, and which block it is about. */
export type ProvedInclusion = InclusionProof & { blockHash: Hex };
