import type { Hex, PublicClient } from 'viem';
import { HEADER_FIELDS, type BlockHeader } from './blockHeader.ts';
import { CertificateError } from './certificateError.ts';
import { hashHeader } from './hashHeader.ts';
import { requestRaw } from './requestRaw.ts';
import { assertRpcObject, readData, readList, readQuantity, type RpcObject } from './rpcFields.ts';

/** A block as a node gave it, checked against its own hash. */
export type NodeBlock = {
  hash: Hex;
  header: BlockHeader;
  /** As the node gave them, in the order of their indexes. */
  transactions: RpcObject[];
};

function readHeader(block: RpcObject): BlockHeader {
  const header: Record<string, Hex | bigint> = {};
  for (const field of HEADER_FIELDS) {
    if (block[field.rpc] === undefined || block[field.rpc] === null) continue;
    if (field.kind === 'data') header[field.name] = readData(block, field.rpc);
    else header[field.name] = BigInt(readQuantity(block, field.rpc).replace(/^0x$/, '0x0'));
  }
  // The hash, which every header is put through next, refuses a header that lacks a field.
  return header as BlockHeader;
}

/**
 * Fetches a block with its transactions and checks that its header hashes to the block hash.
 *
 * @param blockHash - the block's hash, so that a reorganisation in between cannot mix two blocks.
 * @throws CertificateError `BlockNotFound`, `HeaderMalformed`, `HeaderHashMismatch`, `NodeAnswerInvalid`.
 */
export async function readBlock(client: PublicClient, blockHash: Hex): Promise<NodeBlock> {
  const answer = await requestRaw(client, 'eth_getBlockByHash', [blockHash, true]);
  if (answer === null || answer === undefined) throw new CertificateError('BlockNotFound', { block: blockHash });
  const block = assertRpcObject(answer, 'eth_getBlockByHash');
  const header = readHeader(block);
  const hash = hashHeader(header);
  if (hash !== blockHash.toLowerCase()) {
    throw new CertificateError('HeaderHashMismatch', { got: hash, expected: blockHash });
  }
  const transactions = readList(block, 'transactions').map((entry) => assertRpcObject(entry, 'eth_getBlockByHash'));
  return { hash, header, transactions };
}
