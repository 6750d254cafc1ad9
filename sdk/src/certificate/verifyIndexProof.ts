import { createMPTFromProof, createMerkleProof } from '@ethereumjs/mpt';
import { bytesToHex, fromRlp, hexToBytes, keccak256, size, type Hex } from 'viem';
import { CertificateError } from './certificateError.ts';
import { MAX_INDEX, MAX_PROOF_NODES } from './certificateLimits.ts';
import { indexKey } from './indexTrie.ts';

export type VerifyIndexProofParameters = {
  /** The root that a verified header names. */
  root: Hex;
  /** Index of the transaction in its block. */
  index: number;
  /** The nodes from the root to the item, no more and no less. */
  proof: readonly Hex[];
};

/** A branch has 17 items; a leaf or an extension has a path and a value or child. */
function assertNodeShape(node: Hex, at: number): void {
  let decoded: unknown;
  try {
    // viem bounds the nesting of lists, which the trie library's own decoder does not.
    decoded = fromRlp(node, 'hex');
  } catch (cause) {
    throw new CertificateError('ProofMalformed', { node: at }, { cause });
  }
  const isBranch = Array.isArray(decoded) && decoded.length === 17;
  const isPath =
    Array.isArray(decoded) && decoded.length === 2 && typeof decoded[0] === 'string' && size(decoded[0] as Hex) > 0;
  if (!isBranch && !isPath) throw new CertificateError('ProofMalformed', { node: at });
}

/**
 * Verifies a Merkle Patricia proof for one index of a block's receipts or transactions trie, offline. Every byte of
 * the proof counts: nodes that the path does not use are refused.
 *
 * @returns the proved item's consensus encoding.
 * @throws CertificateError `IndexNotInBlock`, `ProofTooLong`, `ProofMalformed`, `RootMismatch`, `ProofIncomplete`,
 * `ProofSurplus`.
 *
 * Source: Yellow Paper appendix D.
 */
export async function verifyIndexProof({ root, index, proof }: VerifyIndexProofParameters): Promise<Hex> {
  if (!Number.isInteger(index) || index < 0 || index >= MAX_INDEX)
    throw new CertificateError('IndexNotInBlock', { index });
  if (proof.length > MAX_PROOF_NODES) {
    throw new CertificateError('ProofTooLong', { nodes: proof.length, limit: MAX_PROOF_NODES });
  }
  const [first] = proof;
  if (first === undefined) throw new CertificateError('ProofIncomplete', { index });
  const got = keccak256(first);
  if (got !== root) throw new CertificateError('RootMismatch', { got, expected: root });
  proof.forEach(assertNodeShape);

  const key = indexKey(index);
  const trie = await createMPTFromProof(
    proof.map((node) => hexToBytes(node)),
    { root: hexToBytes(root) },
  ).catch((cause: unknown) => {
    throw new CertificateError('ProofMalformed', { node: 0 }, { cause });
  });
  const value = await trie.get(key, true).catch((cause: unknown) => {
    throw new CertificateError('ProofIncomplete', { index }, { cause });
  });
  if (value === null) throw new CertificateError('IndexNotInBlock', { index });
  const path = (await createMerkleProof(trie, key)).map((node) => bytesToHex(node));
  if (path.length !== proof.length || path.some((node, at) => node !== proof[at])) {
    throw new CertificateError('ProofSurplus', { index });
  }
  return bytesToHex(value);
}
