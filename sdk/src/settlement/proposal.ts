import { packFlow } from './flowWord.ts';
import type { SetOffSolution } from './setOffSolution.ts';

/** What is sent to the chain for a cycle: the arguments of `setOff`. */
export type Proposal = {
  /** The epoch at whose end it was owed. */
  readonly epoch: number;
  /** Ascending; a potential for each. */
  readonly regions: readonly number[];
  readonly potentials: readonly bigint[];
  /** Flow words, ascending. */
  readonly flows: readonly bigint[];
};

/** A proposal of a solution. Its regions and flows are in order already. */
export function proposalOf({ regions, flows }: SetOffSolution, epoch: number): Proposal {
  const places = new Map(regions.map(({ region }, place) => [region, place]));
  const placeOf = (region: number) => {
    const place = places.get(region);
    if (place === undefined) throw new RangeError(`region ${region} has a flow and no potential`);
    return place;
  };
  return {
    epoch,
    regions: regions.map(({ region }) => region),
    potentials: regions.map(({ potential }) => potential),
    flows: flows.map(({ debtor, creditor, flow }) =>
      packFlow({ debtorAt: placeOf(debtor), creditorAt: placeOf(creditor), flow }),
    ),
  };
}
