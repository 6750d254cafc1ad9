import type { Address } from 'viem';
import { participantPrefix } from './accountOf.ts';

/**
 * The number of a participant's account; `undefined` where the address is no participant's.
 */
export function participantOf(account: Address): number | undefined {
  const value = BigInt(account);
  const number = Number(value & 0xffffffffn);
  return (value & ~0xffffffffn) === participantPrefix && number !== 0 ? number : undefined;
}
