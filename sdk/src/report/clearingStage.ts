import type { Text } from '../audit/findings/text.ts';
import type { CycleFacts, PairFacts } from './clearingFacts.ts';

/** Before and after what a cycle set off. */
export type Stage = 'before' | 'after';

export const stages: readonly Stage[] = ['before', 'after'];

export const stageNames: { readonly [stage in Stage]: Text } = {
  before: { zh: '抵销前', en: 'before set-off' },
  after: { zh: '抵销后', en: 'after set-off' },
};

/** What is owed at a stage: the pairs that owe something, in their order, with the amount in fen. */
export function owedAt(
  { pairs }: Pick<CycleFacts, 'pairs'>,
  stage: Stage,
): readonly (Pick<PairFacts, 'debtor' | 'creditor'> & { readonly amount: bigint })[] {
  return pairs
    .map(({ debtor, creditor, [stage]: amount }) => ({ debtor, creditor, amount }))
    .filter(({ amount }) => amount > 0n);
}

/** What the debtor owes the creditor at a stage; fen, 0 where nothing is owed. */
export function amountAt({ pairs }: Pick<CycleFacts, 'pairs'>, stage: Stage, debtor: number, creditor: number): bigint {
  return pairs.find((pair) => pair.debtor === debtor && pair.creditor === creditor)?.[stage] ?? 0n;
}

/** The largest obligation before the set-off: both stages are shown on its scale. At least 1 fen. */
export function largestPair({ pairs }: Pick<CycleFacts, 'pairs'>): bigint {
  return pairs.reduce((most, { before }) => (before > most ? before : most), 1n);
}

/** How many steps of shade there are for amounts above 0. */
export const shades = 5;

/** The step of shade of an amount: 0 for nothing, 1 to {@link shades} by equal parts of the largest obligation. */
export function shadeOf(amount: bigint, largest: bigint): number {
  return Number((amount * BigInt(shades) + largest - 1n) / largest);
}
