import { crossRegionTransfers } from './checking.ts';
import { positionOf, programmeParts, reservedOn, sumObligations, treasuryOf } from './books.ts';
import type { Model } from './state.ts';

/**
 * Throws when the model's own books break what docs/scenario-format.md says of every moment: budget identities, locked
 * money behind obligations, positions that sum to zero, money that neither arises nor vanishes nor leaves its region.
 */
export function assertSound(model: Model): void {
  const { world, state } = model;
  const want = (isSo: boolean, sentence: string) => {
    if (!isSo) throw new Error(`The model's books are broken: ${sentence}`);
  };
  for (const [id, { budget }] of state.budgets) {
    const { unissued, outstanding, reserved, paid } = programmeParts(model, id);
    want(unissued + outstanding + reserved + paid === budget, `the parts of programme ${id} are not its budget.`);
    want(
      [unissued, outstanding, reserved, paid].every((fen) => fen >= 0n),
      `a part of programme ${id} is negative.`,
    );
  }
  let positions = 0n;
  for (const region of world.regions.keys()) {
    const { free, locked } = treasuryOf(model, region);
    positions += positionOf(model, region);
    want(free >= 0n, `the free money of ${region} is negative.`);
    want(locked === sumObligations(model, (debtor) => debtor === region), `${region} has not locked what it owes.`);
    want(holdings(model, region) === state.inflows.get(region), `money of ${region} arose or vanished.`);
  }
  want(positions === 0n, 'the positions do not sum to zero.');
  want(crossRegionTransfers(model) === 0n, 'a deposit is held outside its region.');
  for (const map of [state.obligations, state.pools, state.deposits]) {
    for (const [key, fen] of map) want(fen >= 0n, `${key} is negative.`);
  }
  for (const [name, order] of state.orders) {
    want(order.clawed <= order.subsidy && order.due <= order.clawed, `order ${name} claws back too much.`);
    want(order.advanced <= order.due && order.due >= 0n, `order ${name} has an advance without a due.`);
  }
}

/** All money of a region: free, locked, encumbered, reserved for other regions' orders, pools held there, parties' deposits. */
function holdings(model: Model, region: string): bigint {
  const { free, locked } = treasuryOf(model, region);
  let sum =
    free + locked + reservedOn(model, 'CLEARING', undefined, region) + reservedOn(model, 'POOL', undefined, region);
  for (const { id, region: home } of model.world.programmes.values()) {
    if (home !== region) continue;
    const { unissued, outstanding, reserved } = programmeParts(model, id);
    sum += unissued + outstanding + reserved;
  }
  for (const [key, fen] of model.state.pools) if (key.endsWith(`>${region}`)) sum += fen;
  for (const [key, fen] of model.state.deposits) if (key.startsWith(`${region}>`)) sum += fen;
  return sum;
}
