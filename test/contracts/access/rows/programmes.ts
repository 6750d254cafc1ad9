import { placeOrder } from '../../support/orders.ts';
import { draftRules } from '../../support/programmes.ts';
import { ISSUER } from '../../support/regions.ts';
import type { World } from '../../support/worldFixture.ts';
import { rowsOf } from './row.ts';

const row = rowsOf('programmes');

/** The group of the enterprise: each party is the first of its own. */
async function groupWithOrder(world: World): Promise<bigint> {
  await placeOrder(world);
  return world.registry.groupNumber(world.party.enterprise.credential);
}

export const programmesRows = [
  row('createProgramme', ['bureau@issuer'], () => [ISSUER, draftRules()]),
  row('fundProgramme', ['treasury@issuer'], (world) => [world.programme, 1]),
  row('closeProgramme', ['treasury@issuer'], (world) => [world.programme]),
  row('issue', ['voucherToken'], (world) => [world.programme, 1]),
  row('withdraw', ['voucherToken'], (world) => [world.programme, 1]),
  row('reserve', ['orderDesk'], (world) => [world.programme, 1, 1]),
  row('release', ['orderDesk', 'claimDesk'], async (world) => [
    world.programme,
    await groupWithOrder(world),
    1,
    56,
    true,
    true,
  ]),
  row('pay', ['claimDesk'], async (world) => {
    await placeOrder(world);
    return [world.programme, 1];
  }),
  row('endFirstUse', ['claimDesk'], (world) => [world.programme, 1]),
];
