import type { Hex, PublicClient } from 'viem';
import { createBlockTries, locateTransaction } from './blockTries.ts';
import type { ProvedInclusion } from './inclusionProof.ts';

/**
 * Proves that a block holds a transaction, with its calldata and so the signed intents in it.
 *
 * @param client - as for `proveReceipt`.
 * @param transactionHash - of a mined transaction, types 0 to 4, with a true signature.
 * @returns the Merkle proof with the header, and the block's hash.
 * @throws CertificateError as `proveReceipt`, and `TransactionMalformed` where a transaction of the block does not
 * hash to what the node says (impersonated senders of rehearsal nodes).
 */
export async function proveTransaction(
  client: PublicClient,
  transactionHash: Hex,
  tries = createBlockTries(client),
): Promise<ProvedInclusion> {
  const { blockHash, index } = await locateTransaction(client, transactionHash);
  const block = await tries.readBlock(blockHash);
  const trie = await tries.transactions(block);
  return { blockHash, header: block.header, index, proof: await trie.prove(index) };
}
