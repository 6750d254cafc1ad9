import fc from 'fast-check';
import type { Obligation } from '../../../sdk/src/settlement/obligation.ts';

/** Numbers below `bound` from a seed: the same in every run. */
export function createDice(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    // Numerical Recipes' linear congruential generator; its high bits are the good ones.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** `edges` different directed pairs of `regions` regions, amounts 1 to `most` fen, ascending. */
export function randomObligations(seed: number, regions: number, edges: number, most: number): readonly Obligation[] {
  const dice = createDice(seed);
  const codes = Array.from({ length: regions }, (_, i) => 110_000 + 10_000 * i);
  const pairs = codes.flatMap((debtor) =>
    codes.filter((code) => code !== debtor).map((code) => [debtor, code] as const),
  );
  for (let i = pairs.length - 1; i > 0; i -= 1) {
    const j = dice(i + 1);
    [pairs[i], pairs[j]] = [pairs[j]!, pairs[i]!];
  }
  return pairs
    .slice(0, edges)
    .map(([debtor, creditor]) => ({ debtor, creditor, amount: BigInt(1 + dice(most)) }))
    .sort((a, b) => a.debtor - b.debtor || a.creditor - b.creditor);
}

/**
 * Debts between up to `regions` regions, dense enough to hold loops; every other list with amounts so small that loops tie.
 *
 * @param most - of an amount, in fen
 */
export function graphs(regions: number, most = 10n ** 12n): fc.Arbitrary<readonly Obligation[]> {
  const amounts = fc.constantFrom(fc.bigInt(1n, 3n < most ? 3n : most), fc.bigInt(1n, most));
  return fc.record({ count: fc.integer({ min: 2, max: regions }), amount: amounts }).chain(({ count, amount }) => {
    const codes = Array.from({ length: count }, (_, i) => 110_000 + 10_000 * i);
    const pairs = codes.flatMap((debtor) =>
      codes.filter((code) => code !== debtor).map((creditor) => ({ debtor, creditor })),
    );
    return fc
      .subarray(pairs, { minLength: Math.ceil(pairs.length / 2) })
      .chain((chosen) => fc.tuple(...chosen.map((pair) => amount.map((owed) => ({ ...pair, amount: owed })))));
  });
}

/** A ring of `regions` regions, and then more of their pairs, `edges` in all: amounts of five to eight digits in yuan. */
export function regionRing(regions: number, edges: number): readonly Obligation[] {
  const dice = createDice(31);
  const codes = Array.from({ length: regions }, (_, i) => 110_000 + 10_000 * i);
  const isNext = (from: number, to: number) => to === (from + 1) % regions;
  return codes
    .flatMap((debtor, i) =>
      codes.map((creditor, j) => ({ debtor, creditor, rank: isNext(i, j) ? -1 : dice(2 ** 30), self: i === j })),
    )
    .filter(({ self }) => !self)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, edges)
    .map(({ debtor, creditor }) => ({ debtor, creditor, amount: 1_000_000n + BigInt(dice(2 ** 32)) }))
    .sort((a, b) => a.debtor - b.debtor || a.creditor - b.creditor);
}
