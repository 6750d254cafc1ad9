import type { Hex } from 'viem';
import { assertBlockHash } from './assertBlockHash.ts';
import { decodeTransaction, type DecodedTransaction } from './decodeTransaction.ts';
import type { InclusionProof } from './inclusionProof.ts';
import { verifyIndexProof } from './verifyIndexProof.ts';

/**
 * Verifies offline that the block with hash `blockHash` holds the transaction. Being in a block does not mean
 * that it succeeded: the receipt at the same index says that. Who signed it: `recoverSender`.
 *
 * @param inclusion - header, index and nodes, from anyone.
 * @param blockHash - held by the verifier.
 * @throws CertificateError `HeaderMalformed`, `HeaderHashMismatch`, those of `verifyIndexProof`,
 * `TransactionMalformed`, `TransactionTypeUnsupported`.
 */
export async function verifyTransactionProof(inclusion: InclusionProof, blockHash: Hex): Promise<DecodedTransaction> {
  assertBlockHash(inclusion.header, blockHash);
  const { index, proof } = inclusion;
  return decodeTransaction(await verifyIndexProof({ root: inclusion.header.transactionsRoot, index, proof }));
}
