import { railOf } from '../../support/agreements.ts';
import { orderIn } from '../../support/claims.ts';
import { agreeOnClearing, impose, solve } from '../../support/clearing.ts';
import { fresh } from '../../support/fresh.ts';
import { signIntent } from '../../support/intents.ts';
import { LATE, placeOrder } from '../../support/orders.ts';
import { NO_CAP } from '../../support/programmes.ts';
import { FAR, HOST, ISSUER } from '../../support/regions.ts';
import { appropriate } from '../../support/treasury.ts';
import type { World } from '../../support/worldFixture.ts';
import { EVERYONE } from '../actors.ts';
import { rowsOf } from './row.ts';

const row = rowsOf('treasury');

const POOL = railOf('POOL');
const CLEARING = railOf('CLEARING');
const onClearing = { when: 'on CLEARING' } as const;

/** Gives FAR's treasury a fen, and tells how much that is. */
async function endow(world: World): Promise<bigint> {
  await appropriate(world, FAR, 1n);
  return 1n;
}

/** Opens CLEARING for ISSUER>FAR and places an order of a fen's subsidy. */
async function order(world: World): Promise<bigint> {
  await agreeOnClearing(world);
  const subsidy = await endow(world);
  await placeOrder(world, { lab: world.party.farLab, subsidy });
  return subsidy;
}

export const treasuryRows = [
  row('appropriate', ['bureau@issuer', 'treasury@issuer'], () => [ISSUER, 1, fresh()]),
  row(
    'appropriate',
    ['treasury@issuer'],
    async (world) => {
      const act = [ISSUER, 1, fresh()] as const;
      await world.treasury.connect(world.office(ISSUER, 'BUREAU')).appropriate(...act);
      return act;
    },
    { when: 'after the bureau' },
  ),
  row('prefund', ['treasury@issuer', 'agent'], () => [ISSUER, HOST, 1, fresh()]),
  row('unfund', ['treasury@issuer', 'agent', 'council'], () => [ISSUER, HOST, 1, fresh()]),
  row(
    'unfund',
    ['agent', 'council'],
    async (world) => {
      const act = [ISSUER, HOST, 1, fresh()] as const;
      await world.treasury.connect(world.office(ISSUER, 'TREASURY')).unfund(...act);
      return act;
    },
    { when: 'after the treasury' },
  ),
  row(
    'unfund',
    ['treasury@issuer'],
    async (world) => {
      const act = [ISSUER, HOST, 1, fresh()] as const;
      await world.treasury.connect(world.agentKey).unfund(...act);
      return act;
    },
    { when: 'after the agent' },
  ),
  row('cashOut', ['treasury@issuer'], async (world) => {
    await orderIn(world, 'PAID');
    const intent = { party: world.party.homeLab.account, amount: 1n, deadline: LATE, salt: fresh() };
    return [intent, await signIntent(world, world.party.homeLab.key, 'CashOut', intent), fresh()];
  }),
  row('setOff', EVERYONE, async (world) => [(await world.treasury.currentEpoch()) - 1n, [], [], []]),
  row(
    'setOff',
    EVERYONE,
    async (world) => {
      const loop = [
        { debtor: ISSUER, creditor: HOST, amount: 3n },
        { debtor: HOST, creditor: ISSUER, amount: 2n },
      ];
      await impose(world, loop);
      const { epoch, regions, potentials, flows } = (await solve(world, loop)).proposal;
      return [epoch, regions, potentials, flows];
    },
    { when: 'where something is set off' },
  ),
  row('discharge', ['treasury@issuer', 'central'], () => [ISSUER, HOST, 1, fresh()]),
  row(
    'discharge',
    ['treasury@issuer'],
    async (world) => {
      await impose(world, [{ debtor: ISSUER, creditor: HOST, amount: 1n }]);
      const act = [ISSUER, HOST, 1, fresh()] as const;
      await world.treasury.connect(world.central).discharge(...act);
      return act;
    },
    { when: 'after the centre' },
  ),
  row(
    'discharge',
    ['central'],
    async (world) => {
      await impose(world, [{ debtor: ISSUER, creditor: HOST, amount: 1n }]);
      const act = [ISSUER, HOST, 1n, fresh()] as const;
      await world.treasury.connect(world.office(ISSUER, 'TREASURY')).discharge(...act);
      return act;
    },
    { when: 'after the treasury' },
  ),
  row('setNetDebitCap', ['council'], () => [ISSUER, 1]),
  row('setAcceptanceQuota', ['treasury@issuer'], () => [ISSUER, 1]),
  row('setEpochLength', ['council'], () => [1]),
  row('encumber', ['programmes'], () => [ISSUER, 1]),
  row('unencumber', ['programmes'], () => [ISSUER, 1]),
  row('reserve', ['orderDesk'], () => [POOL, ISSUER, HOST, 1, NO_CAP]),
  row('reserve', ['orderDesk'], async (world) => [CLEARING, ISSUER, FAR, await endow(world), NO_CAP], onClearing),
  row('release', ['orderDesk', 'claimDesk'], async (world) => {
    await placeOrder(world, { lab: world.party.poolLab });
    return [POOL, ISSUER, HOST, 1];
  }),
  row('release', ['orderDesk', 'claimDesk'], async (world) => [CLEARING, ISSUER, FAR, await order(world)], onClearing),
  row('pay', ['claimDesk'], async (world) => {
    await placeOrder(world, { lab: world.party.poolLab });
    return [POOL, ISSUER, HOST, world.party.poolLab.id, 1];
  }),
  row(
    'pay',
    ['claimDesk'],
    async (world) => [CLEARING, ISSUER, FAR, world.party.farLab.id, await order(world)],
    onClearing,
  ),
  row('clawBack', ['claimDesk'], async (world) => {
    const placed = await orderIn(world, 'PAID', { lab: world.party.poolLab });
    return [placed.hash, POOL, ISSUER, HOST, world.party.poolLab.id, 1];
  }),
  row(
    'clawBack',
    ['claimDesk'],
    async (world) => [fresh(), CLEARING, ISSUER, FAR, world.party.farLab.id, await endow(world)],
    onClearing,
  ),
];
