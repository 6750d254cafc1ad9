import { keccak256, type Hex, type PublicClient } from 'viem';
import { CertificateError } from './certificateError.ts';
import { encodeReceipt } from './encodeReceipt.ts';
import { encodeTransaction } from './encodeTransaction.ts';
import { createIndexTrie, type IndexTrie } from './indexTrie.ts';
import { readBlock, type NodeBlock } from './readBlock.ts';
import { requestRaw } from './requestRaw.ts';
import { assertRpcObject, readData, readIndex, type RpcObject } from './rpcFields.ts';

/** Receipts asked for at once where a node has no `eth_getBlockReceipts`. */
const RECEIPTS_AT_ONCE = 20;

/** Finds where a transaction is. @throws CertificateError `TransactionNotFound`, `NodeAnswerInvalid`. */
export async function locateTransaction(
  client: PublicClient,
  transactionHash: Hex,
): Promise<{ blockHash: Hex; index: number }> {
  const answer = await requestRaw(client, 'eth_getTransactionReceipt', [transactionHash]);
  if (answer === null || answer === undefined) throw new CertificateError('TransactionNotFound', { transactionHash });
  const receipt = assertRpcObject(answer, 'eth_getTransactionReceipt');
  return { blockHash: readData(receipt, 'blockHash'), index: readIndex(receipt, 'transactionIndex') };
}

/** EDR, Hardhat's node, has no `eth_getBlockReceipts`. */
async function readReceiptsSingly(client: PublicClient, block: NodeBlock): Promise<RpcObject[]> {
  const receipts: RpcObject[] = [];
  for (let at = 0; at < block.transactions.length; at += RECEIPTS_AT_ONCE) {
    const hashes = block.transactions.slice(at, at + RECEIPTS_AT_ONCE).map((entry) => readData(entry, 'hash'));
    const answers = await Promise.all(
      hashes.map(async (hash) => await requestRaw(client, 'eth_getTransactionReceipt', [hash])),
    );
    receipts.push(...answers.map((answer) => assertRpcObject(answer, 'eth_getTransactionReceipt')));
  }
  return receipts;
}

async function readReceipts(client: PublicClient, block: NodeBlock): Promise<RpcObject[]> {
  // Nodes word "no such method" in many ways, so any failure leads to the other way of asking; the root is checked
  // afterwards in either case, and a node that is down fails there too.
  const answer = await requestRaw(client, 'eth_getBlockReceipts', [block.hash]).catch(() => undefined);
  if (!Array.isArray(answer)) return await readReceiptsSingly(client, block);
  return answer.map((entry) => assertRpcObject(entry, 'eth_getBlockReceipts'));
}

function assertRoot(trie: IndexTrie, expected: Hex): IndexTrie {
  if (trie.root !== expected) throw new CertificateError('RootMismatch', { got: trie.root, expected });
  return trie;
}

/** One block's tries, each fetched and built at most once. */
export type BlockTries = {
  readBlock: (blockHash: Hex) => Promise<NodeBlock>;
  receipts: (block: NodeBlock) => Promise<IndexTrie>;
  transactions: (block: NodeBlock) => Promise<IndexTrie>;
};

function remember<Key, Value>(make: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const made = new Map<Key, Promise<Value>>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** Reads blocks and builds their tries, with a memory for the life of one piece of work. */
export function createBlockTries(client: PublicClient): BlockTries {
  return {
    readBlock: remember(async (blockHash) => await readBlock(client, blockHash)),
    receipts: remember(async (block) => {
      const receipts = await readReceipts(client, block);
      return assertRoot(await createIndexTrie(receipts.map(encodeReceipt)), block.header.receiptsRoot);
    }),
    transactions: remember(async (block) => {
      const items = block.transactions.map(encodeTransaction);
      for (const [index, item] of items.entries()) {
        const [got, expected] = [keccak256(item), readData(block.transactions[index] ?? {}, 'hash')];
        // Also where a rehearsal node made a transaction up for an impersonated account: it has no true signature.
        if (got !== expected) throw new CertificateError('TransactionMalformed', { reason: `${expected} ≠ ${got}` });
      }
      return assertRoot(await createIndexTrie(items), block.header.transactionsRoot);
    }),
  };
}
