import { isHexString } from 'ethers';

/** For `withArgs`: any 32 bytes, such as a digest or the hash of an act. */
export function anyHash(value: unknown): boolean {
  return isHexString(value, 32);
}
