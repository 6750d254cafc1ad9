import { size } from 'viem';
import type { Hex } from 'viem';

/** A shared secret, as bytes or hex. */
export type HmacKey = Uint8Array | Hex;

/** Identity and invoice numbers are few enough to be tried one by one: only the key hides them. In bytes. */
const shortestKey = 32;

/**
 * @throws {RangeError} if the key has fewer than 32 bytes
 */
export function assertHmacKey(key: HmacKey): void {
  const length = size(key);
  if (length < shortestKey) {
    throw new RangeError(
      `密钥至少 ${shortestKey} 字节 / the key must have at least ${shortestKey} bytes (got ${length})`,
    );
  }
}
