import type { Hex, PublicClient } from 'viem';
import { createBlockTries, locateTransaction } from './blockTries.ts';
import type { ProvedInclusion } from './inclusionProof.ts';

/**
 * Proves that a block holds a transaction's receipt. The node is not trusted: header and receipts root are
 * recomputed from what it says.
 *
 * @param client - any EVM node from London to Osaka; without `eth_getBlockReceipts` each receipt is asked for singly.
 * @param transactionHash - of a mined transaction, types 0 to 4.
 * @returns the Merkle proof with the header, and the block's hash.
 * @throws CertificateError `TransactionNotFound`, `BlockNotFound`, `HeaderMalformed`, `HeaderHashMismatch`,
 * `RootMismatch`, `TransactionTypeUnsupported`, `NodeAnswerInvalid`.
 */
export async function proveReceipt(
  client: PublicClient,
  transactionHash: Hex,
  tries = createBlockTries(client),
): Promise<ProvedInclusion> {
  const { blockHash, index } = await locateTransaction(client, transactionHash);
  const block = await tries.readBlock(blockHash);
  const trie = await tries.receipts(block);
  return { blockHash, header: block.header, index, proof: await trie.prove(index) };
}
