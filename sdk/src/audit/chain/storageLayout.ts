import { concat, keccak256, numberToHex, pad, stringToBytes } from 'viem';
import type { Hex } from 'viem';

/**
 * Where the contracts keep what no view gives out. Read off the storage structs of contracts/: ERC-7201 namespaces, whose
 * order an upgrade may only extend. `at` is the offset of the field in its struct.
 */
const places = {
  registryCounts: { namespace: 'Registry', at: 0 },
  regions: { namespace: 'Registry', at: 1 },
  signedFor: { namespace: 'Registry', at: 7 },
  relators: { namespace: 'Registry', at: 11 },
  marks: { namespace: 'CreditRegister', at: 0 },
  reporters: { namespace: 'CreditRegister', at: 1 },
  recognitionCounts: { namespace: 'Recognition', at: 0 },
  agreements: { namespace: 'Recognition', at: 2 },
  compacts: { namespace: 'Recognition', at: 3 },
  memberships: { namespace: 'Recognition', at: 4 },
  members: { namespace: 'Recognition', at: 5 },
  endorsements: { namespace: 'Recognition', at: 6 },
  acts: { namespace: 'Countersigned', at: 0 },
  programmeCounts: { namespace: 'Programmes', at: 0 },
  programmes: { namespace: 'Programmes', at: 1 },
  programmeNames: { namespace: 'Programmes', at: 2 },
  series: { namespace: 'Programmes', at: 3 },
  ratios: { namespace: 'Programmes', at: 4 },
  usages: { namespace: 'Programmes', at: 5 },
  deposits: { namespace: 'Treasury', at: 2 },
  dues: { namespace: 'Treasury', at: 3 },
  queues: { namespace: 'Treasury', at: 4 },
  cashedOut: { namespace: 'Treasury', at: 5 },
  purses: { namespace: 'Purses', at: 0 },
  obligations: { namespace: 'ClearingHouse', at: 0 },
  obligationTotal: { namespace: 'ClearingHouse', at: 1 },
  epochClock: { namespace: 'ClearingHouse', at: 2 },
} as const;

/** Where a UUPS proxy keeps the address of its code (ERC-1967). */
export const implementationSlot: Hex = '0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc';

/** Where OpenZeppelin's Initializable counts the versions (ERC-7201, `openzeppelin.storage.Initializable`). */
export const initializableSlot: Hex = '0xf0c57e16840df040f15088dc2f81fe391c3923bec73e23a9662efc9c229c6a00';

const roots = new Map<string, bigint>();

/**
 * The slot of one entry.
 *
 * @param keys - of the mappings on the way, outermost first
 * @param offset - word of the entry's struct
 */
export function slotOf(place: keyof typeof places, keys: readonly (bigint | number | Hex)[] = [], offset = 0): Hex {
  const { namespace, at } = places[place];
  let slot = rootOf(namespace) + BigInt(at);
  for (const key of keys) slot = BigInt(keccak256(concat([wordOf(key), numberToHex(slot, { size: 32 })])));
  return numberToHex(slot + BigInt(offset), { size: 32 });
}

/** A word of a list's content: a list lies from the hash of its own slot on. */
export function elementSlot(place: keyof typeof places, keys: readonly (bigint | number | Hex)[], word: number): Hex {
  return numberToHex(BigInt(keccak256(slotOf(place, keys))) + BigInt(word), { size: 32 });
}

function wordOf(key: bigint | number | Hex): Hex {
  return typeof key === 'string' ? pad(key) : numberToHex(key, { size: 32 });
}

/** ERC-7201: keccak256(uint256(keccak256(name)) - 1) with its last byte cleared. */
function rootOf(namespace: string): bigint {
  const known = roots.get(namespace);
  if (known !== undefined) return known;
  const inner = BigInt(keccak256(stringToBytes(`tongdui.storage.${namespace}`))) - 1n;
  const root = BigInt(keccak256(numberToHex(inner, { size: 32 }))) & ~0xffn;
  roots.set(namespace, root);
  return root;
}
