import type { PartyFacts } from '../modelFacts.ts';
import { sumOf } from '../totals.ts';

/** Enterprises whose subsidies in all are above `from` and at most `to`; fen. `to` is absent in the last class. */
export type SubsidyClass = {
  readonly from: bigint;
  readonly to?: bigint;
  readonly enterprises: number;
  readonly subsidy: bigint;
};

/** Upper ends in fen: 20, 50, 100, 200 and 500 thousand yuan. */
const ends = [20_000_00n, 50_000_00n, 100_000_00n, 200_000_00n, 500_000_00n];

/** Sorts enterprises by what they received in subsidies, without empty classes at either end. */
export function subsidyClasses(enterprises: readonly PartyFacts[]): SubsidyClass[] {
  const classes = [0n, ...ends].map((from, index): SubsidyClass => {
    const to = ends[index];
    const members = enterprises.filter(({ subsidy }) => subsidy > from && (to === undefined || subsidy <= to));
    return { from, to, enterprises: members.length, subsidy: sumOf(members, 'subsidy') };
  });
  const isFilled = (entry: SubsidyClass) => entry.enterprises > 0;
  return classes.slice(classes.findIndex(isFilled), classes.findLastIndex(isFilled) + 1);
}
