import { createMPT, createMerkleProof } from '@ethereumjs/mpt';
import { bytesToHex, hexToBytes, numberToHex, toRlp, type Hex } from 'viem';

/** The key of item `index` in a block's tries: RLP of the number. Source: Yellow Paper 4.4.2. */
export function indexKey(index: number): Uint8Array {
  return hexToBytes(toRlp(index === 0 ? '0x' : evenHex(index)));
}

function evenHex(index: number): Hex {
  const digits = numberToHex(index).slice(2);
  return `0x${digits.length % 2 === 0 ? '' : '0'}${digits}`;
}

/** A block's receipts or transactions as a Merkle Patricia trie. */
export type IndexTrie = {
  root: Hex;
  /** The nodes from the root to item `index`, which must be in the trie. */
  prove: (index: number) => Promise<Hex[]>;
};

/**
 * Builds the trie over the encoded items of one block, in the order of their indexes.
 *
 * @param items - consensus encodings; their number is the block's number of transactions.
 */
export async function createIndexTrie(items: readonly Hex[]): Promise<IndexTrie> {
  const trie = await createMPT();
  for (const [index, item] of items.entries()) await trie.put(indexKey(index), hexToBytes(item));
  return {
    root: bytesToHex(trie.root()),
    prove: async (index) => (await createMerkleProof(trie, indexKey(index))).map((node) => bytesToHex(node)),
  };
}
