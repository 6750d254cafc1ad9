import { bytesToHex } from 'viem';
import type { Hex } from 'viem';

/** 32 random bytes: what makes two intents with the same terms two intents. */
export function randomSalt(): Hex {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
}
