import { ALL, OUTCOME, bySelf, claimOrder, orderIn, signClaim, signConfirmation } from '../../support/claims.ts';
import { DAY, moveTo, now } from '../../support/clock.ts';
import { fresh } from '../../support/fresh.ts';
import { placeOrder } from '../../support/orders.ts';
import type { State } from '../../support/orders.ts';
import type { PartyName, World } from '../../support/worldFixture.ts';
import { EVERYONE } from '../actors.ts';
import { rowsOf } from './row.ts';

const row = rowsOf('claimDesk');

type LabName = Extract<PartyName, `${string}Lab`>;

/** The hash of an order at the lab, in the state. */
async function hashIn(world: World, state: State, lab: LabName): Promise<string> {
  return (await orderIn(world, state, { lab: world.party[lab] })).hash;
}

const at = { home: { when: 'at home' }, pool: { when: 'on POOL' }, reimburse: { when: 'on REIMBURSE' } };

export const claimDeskRows = [
  row('claimOrder', EVERYONE, async (world) => signClaim(world, await placeOrder(world))),
  row('confirmClaim', EVERYONE, async (world) => {
    const placed = await placeOrder(world);
    await claimOrder(world, placed, {}, bySelf(placed));
    return signConfirmation(world, placed.hash, placed.enterprise.key);
  }),
  row('verifyMany', ['agent'], async (world) => [[await hashIn(world, 'CLAIMED', 'poolLab')]], at.pool),
  row('acceptMany', ['agency@issuer'], async (world) => [[await hashIn(world, 'CLAIMED', 'homeLab')]], at.home),
  row(
    'acceptMany',
    ['agency@issuer'],
    async (world) => [[await hashIn(world, 'CLAIMED', 'reimburseLab')]],
    at.reimburse,
  ),
  row('acceptMany', ['agency@issuer'], async (world) => [[await hashIn(world, 'VERIFIED', 'poolLab')]], at.pool),
  row('escalateOrder', EVERYONE, async (world) => {
    const order = await hashIn(world, 'CLAIMED', 'poolLab');
    await moveTo((await now()) + 30 * DAY);
    return [order];
  }),
  row(
    'disputeOrder',
    ['agency@issuer'],
    async (world) => [await hashIn(world, 'CLAIMED', 'homeLab'), fresh()],
    at.home,
  ),
  row(
    'disputeOrder',
    ['agency@issuer', 'agency@host', 'agent'],
    async (world) => [await hashIn(world, 'VERIFIED', 'poolLab'), fresh()],
    at.pool,
  ),
  row(
    'disputeOrder',
    ['agency@issuer'],
    async (world) => [await hashIn(world, 'CLAIMED', 'reimburseLab'), fresh()],
    at.reimburse,
  ),
  row(
    'resolveOrder',
    ['agency@issuer'],
    async (world) => [await hashIn(world, 'DISPUTED', 'homeLab'), OUTCOME.PAY, fresh()],
    at.home,
  ),
  row(
    'resolveOrder',
    ['agency@issuer', 'agency@host'],
    async (world) => [await hashIn(world, 'DISPUTED', 'poolLab'), OUTCOME.RELEASE, fresh()],
    at.pool,
  ),
  row(
    'resolveOrder',
    ['agency@issuer', 'agency@host', 'council'],
    async (world) => {
      const order = await hashIn(world, 'DISPUTED', 'poolLab');
      await moveTo((await now()) + 30 * DAY);
      return [order, OUTCOME.RELEASE, fresh()];
    },
    { when: 'disputed for 30 days' },
  ),
  row('payMany', EVERYONE, async (world) => [[await hashIn(world, 'ACCEPTED', 'homeLab')]]),
  row(
    'clawBackOrder',
    ['agency@issuer'],
    async (world) => [await hashIn(world, 'PAID', 'homeLab'), ALL, fresh()],
    at.home,
  ),
  row(
    'clawBackOrder',
    ['agency@issuer', 'agency@host'],
    async (world) => [await hashIn(world, 'PAID', 'poolLab'), ALL, fresh()],
    at.pool,
  ),
];
