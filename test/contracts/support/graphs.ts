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
