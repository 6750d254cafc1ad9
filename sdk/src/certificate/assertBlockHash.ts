import type { Hex } from 'viem';
import type { BlockHeader } from './blockHeader.ts';
import { CertificateError } from './certificateError.ts';
import { hashHeader } from './hashHeader.ts';

/** @throws CertificateError `HeaderHashMismatch` unless the header hashes to `blockHash` (any letter case). */
export function assertBlockHash(header: BlockHeader, blockHash: Hex): void {
  const got = hashHeader(header);
  if (got !== blockHash.toLowerCase()) throw new CertificateError('HeaderHashMismatch', { got, expected: blockHash });
}
