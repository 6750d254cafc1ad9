import type { Address } from 'viem';
import { accountOf } from '../participants/accountOf.ts';
import { orderStates } from './orderState.ts';
import type { OrderState } from './orderState.ts';

/** What an order's storage word says. */
export type OrderRecord = {
  readonly state: OrderState;
  /** Whether it counts as its group's first use until one of the group's orders is paid. */
  readonly firstUse: boolean;
  /** Whether only the one to be paid has signed the claim so far. */
  readonly oneSided: boolean;
  /** Calendar year at UTC+8 in which it was placed. */
  readonly year: number;
  /** Index of the lab's region in the registry. */
  readonly hostIndex: number;
  /** Unix seconds at which the state's clock began: placed, claimed, verified or disputed. */
  readonly since: number;
  readonly programme: number;
  readonly serial: number;
  readonly lab: Address;
  /** Number of the terms that it keeps; 0 at home. */
  readonly terms: number;
  /** Reserved until the claim, then granted, then paid; fen. */
  readonly subsidy: bigint;
};

/**
 * Reads the packed word of contracts/redemption/OrderWord.sol.
 *
 * @returns `undefined` for the empty word: there is no such order
 */
export function unpackOrderWord(word: bigint): OrderRecord | undefined {
  const field = (at: bigint, bits: bigint) => (word >> at) & ((1n << bits) - 1n);
  const state = orderStates[Number(field(0n, 4n))];
  if (state === undefined || state === 'NONE') return undefined;
  return {
    state,
    firstUse: field(4n, 1n) !== 0n,
    oneSided: field(5n, 1n) !== 0n,
    year: 1970 + Number(field(6n, 8n)),
    hostIndex: Number(field(14n, 10n)),
    since: Number(field(24n, 34n)),
    programme: Number(field(58n, 20n)),
    serial: Number(field(78n, 32n)),
    lab: accountOf(Number(field(110n, 30n))),
    terms: Number(field(140n, 20n)),
    subsidy: field(160n, 96n),
  };
}
