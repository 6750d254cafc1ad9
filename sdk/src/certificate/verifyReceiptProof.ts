import type { Hex } from 'viem';
import { assertBlockHash } from './assertBlockHash.ts';
import { decodeReceipt, type Receipt } from './decodeReceipt.ts';
import type { InclusionProof } from './inclusionProof.ts';
import { verifyIndexProof } from './verifyIndexProof.ts';

/**
 * Verifies offline that the block with hash `blockHash` holds the receipt. That the block is part of the chain is for
 * whoever holds the hash to know.
 *
 * @param inclusion - header, index and nodes, from anyone.
 * @param blockHash - held by the verifier.
 * @returns the proved receipt, whatever its status.
 * @throws CertificateError `HeaderMalformed`, `HeaderHashMismatch`, those of `verifyIndexProof`, `ReceiptMalformed`,
 * `TransactionTypeUnsupported`.
 */
export async function verifyReceiptProof(inclusion: InclusionProof, blockHash: Hex): Promise<Receipt> {
  assertBlockHash(inclusion.header, blockHash);
  const { index, proof } = inclusion;
  return decodeReceipt(await verifyIndexProof({ root: inclusion.header.receiptsRoot, index, proof }));
}
