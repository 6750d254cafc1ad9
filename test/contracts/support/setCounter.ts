import { id, keccak256, toBeHex, zeroPadValue } from 'ethers';
import { ethers, networkHelpers } from './connection.ts';

/** The slot that ERC-7201 gives a namespace. */
export function namespaceSlot(namespace: string): bigint {
  return BigInt(keccak256(zeroPadValue(toBeHex(BigInt(id(namespace)) - 1n), 32))) & ~0xffn;
}

/**
 * Sets a counter in the first word of a contract's storage, to see what happens at a limit that would take a million
 * transactions to reach. `at` and `bytes` say where the counter lies, counted from the lowest byte.
 */
export async function setCounter(
  contract: string,
  namespace: string,
  { at, bytes, value }: { at: number; bytes: number; value: bigint },
): Promise<void> {
  const slot = namespaceSlot(namespace);
  const word = BigInt(await ethers.provider.getStorage(contract, slot));
  const shift = BigInt(8 * at);
  const mask = ((1n << BigInt(8 * bytes)) - 1n) << shift;
  await networkHelpers.setStorageAt(contract, slot, (word & ~mask) | (value << shift));
}
