import fc from 'fast-check';
import { encodePacked, hexToBigInt, keccak256, slice } from 'viem';
import type { Obligation } from '../../../sdk/src/settlement/obligation.ts';

/** What a solver may set off: one amount for each obligation, in their order. */
export type Flows = readonly bigint[];

/** Not from the solver's weight: by viem's hash and encoder. */
export function weightOf(cycle: number, { debtor, creditor }: Obligation): bigint {
  const hash = keccak256(encodePacked(['uint32', 'uint32', 'uint32'], [cycle, debtor, creditor]));
  return 2n ** 48n + hexToBigInt(slice(hash, 0, 4));
}

export function weigh(cycle: number, obligations: readonly Obligation[], flows: Flows): bigint {
  return obligations.reduce((sum, obligation, at) => sum + weightOf(cycle, obligation) * flows[at]!, 0n);
}

/** `least` to `most` obligations between some of the given regions, in any order. */
export function graph(
  regions: readonly number[],
  [least, most]: readonly [least: number, most: number],
  amount: fc.Arbitrary<bigint>,
): fc.Arbitrary<Obligation[]> {
  const pairs = regions.flatMap((debtor) =>
    regions.filter((creditor) => creditor !== debtor).map((creditor) => ({ debtor, creditor })),
  );
  return fc
    .shuffledSubarray(pairs, { minLength: least, maxLength: most })
    .chain((chosen) => fc.tuple(...chosen.map((pair) => amount.map((owed) => ({ ...pair, amount: owed })))));
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` obligations between `regions` regions, of 1 fen to ten million yuan. */
export function drawGraph(seed: number, regions: number, count: number): Obligation[] {
  const draw = createRandom(seed);
  const drawn = new Map<string, Obligation>();
  while (drawn.size < count) {
    const [debtor, creditor] = [Math.floor(draw() * regions), Math.floor(draw() * regions)];
    if (debtor === creditor) continue;
    const amount = 1n + BigInt(Math.floor(draw() ** 3 * 1e9));
    drawn.set(`${debtor}>${creditor}`, { debtor: 110_000 + debtor, creditor: 110_000 + creditor, amount });
  }
  return [...drawn.values()];
}
