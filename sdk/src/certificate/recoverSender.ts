import { recoverAddress, type Hex } from 'viem';
import { CertificateError } from './certificateError.ts';
import type { DecodedTransaction } from './decodeTransaction.ts';

/**
 * Who signed a transaction. Apart from `decodeTransaction`, since it takes some milliseconds.
 *
 * @returns the address in lower case.
 * @throws CertificateError `TransactionMalformed` if no key can have made the signature.
 */
export async function recoverSender({ signed: { hash, r, s, yParity } }: DecodedTransaction): Promise<Hex> {
  const from = await recoverAddress({ hash, signature: { r, s, yParity } }).catch((cause: unknown) => {
    throw new CertificateError('TransactionMalformed', { reason: 'no key can have signed it' }, { cause });
  });
  return from.toLowerCase() as Hex;
}
