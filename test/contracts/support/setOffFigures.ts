import { expect } from 'chai';
import type { SetOffSolution } from '../../../sdk/src/settlement/setOffSolution.ts';
import { booksOf, owedBetween } from './clearing.ts';
import type { Books } from './clearing.ts';
import type { World } from './worldFixture.ts';

type House = Pick<World, 'treasury'>;

/** The books of all regions of a solution, in its order. */
export function readBooks(world: House, { regions }: SetOffSolution): Promise<Books[]> {
  return Promise.all(regions.map(({ region }) => booksOf(world, region)));
}

/**
 * A cycle has set off just what the solution says: each obligation is less by its flow, locked and owed money of each region
 * are less and its free money is more by what flows through it, nothing else has moved, and so no position has.
 */
export async function expectSetOff(world: House, solution: SetOffSolution, before: readonly Books[]): Promise<void> {
  const after = await readBooks(world, solution);
  for (const [i, { region }] of solution.regions.entries()) {
    const { free, locked, owed, ...others } = before[i]!;
    const out = solution.flows.reduce((sum, { debtor, flow }) => (debtor === region ? sum + flow : sum), 0n);
    const moved = { free: free + out, locked: locked - out, owed: owed - out };
    expect(after[i], String(region)).to.deep.equal({ ...others, ...moved });
  }
  for (const { debtor, creditor, amount, flow } of solution.flows) {
    expect(await owedBetween(world, debtor, creditor), `${debtor}>${creditor}`).to.equal(amount - flow);
  }
  expect(await world.treasury.grossAt(await world.treasury.currentEpoch())).to.equal(solution.residual);
}
