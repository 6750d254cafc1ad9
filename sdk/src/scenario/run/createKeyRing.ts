import { concat, keccak256, stringToBytes } from 'viem';
import type { Hex, NonceManager, PrivateKeyAccount } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

/** The keys of everybody in a scenario, by the names that the file gives them (`e1`, `agency@330522`, `council`). */
export type KeyRing = {
  /** The key that acts for this name now. */
  of(name: string): PrivateKeyAccount;
  /** The key that would replace the present one. */
  nextOf(name: string): PrivateKeyAccount;
  /** From now on the next key acts for this name. */
  rotate(name: string): void;
};

export type CreateKeyRingParameters = {
  /** 32 random bytes of this run: no key is used in two runs. */
  readonly seed: Hex;
  readonly nonceManager: NonceManager;
};

/** Makes the keys when they are first asked for. */
export function createKeyRing({ seed, nonceManager }: CreateKeyRingParameters): KeyRing {
  const made = new Map<string, PrivateKeyAccount>();
  const rotations = new Map<string, number>();

  function make(name: string, rotation: number): PrivateKeyAccount {
    // A scenario's names hold no line break, so no two keys share a text.
    const text = `${name}\n${rotation}`;
    const known = made.get(text);
    if (known) return known;
    const account = privateKeyToAccount(keccak256(concat([seed, keccak256(stringToBytes(text))])), { nonceManager });
    made.set(text, account);
    return account;
  }

  const rotationsOf = (name: string) => rotations.get(name) ?? 0;
  return {
    of: (name) => make(name, rotationsOf(name)),
    nextOf: (name) => make(name, rotationsOf(name) + 1),
    rotate: (name) => void rotations.set(name, rotationsOf(name) + 1),
  };
}
