import { keccak256, type Hex } from 'viem';
import type { BlockHeader } from './blockHeader.ts';
import { encodeHeader } from './encodeHeader.ts';

/**
 * The block hash of a header: keccak-256 of its RLP, for the fields of London to Osaka.
 *
 * On a QBFT chain the block hash leaves the seals out of `extraData`; the header given here must then be in that form.
 * This is the one place where a header becomes a block hash, so seal-aware hashing belongs here.
 *
 * @throws CertificateError `HeaderMalformed`.
 *
 * @example
 * hashHeader(header) // '0x5c1f…'
 *
 * Source: Yellow Paper 4.4.
 */
export function hashHeader(header: BlockHeader): Hex {
  return keccak256(encodeHeader(header));
}
