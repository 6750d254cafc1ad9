import { getCapLeft } from '../../../actions/public/getCapLeft.ts';
import { getDeposit } from '../../../actions/public/getDeposit.ts';
import { getDue } from '../../../actions/public/getDue.ts';
import { getOrder } from '../../../actions/public/getOrder.ts';
import { getPool } from '../../../actions/public/getPool.ts';
import { getProgramme } from '../../../actions/public/getProgramme.ts';
import { getPurse } from '../../../actions/public/getPurse.ts';
import { getVoucher } from '../../../actions/public/getVoucher.ts';
import { formatYuan } from '../../../amounts/formatYuan.ts';
import type { DepositHolder, RegionPair, ScenarioCheck } from '../../scenario.ts';
import { orderOf, partyOf, programmeOf, voucherOf } from '../lookUp.ts';
import { NameMissing } from '../nameMissing.ts';
import { officeKey } from '../officeKey.ts';
import type { Stage } from '../stage.ts';
import type { Comparison } from './comparison.ts';
import { readLocked, readObligation, readPosition } from './readClearing.ts';
import { readCrossRegionTransfers } from './readCrossRegionTransfers.ts';

const pairKey = ({ issuer, host }: RegionPair) => `${issuer}>${host}`;

/** Reads every value that a `check` names, in the order of the file's maps (docs/scenario-format.md, "`check` maps"). */
export async function compareState(stage: Stage, check: ScenarioCheck): Promise<readonly Comparison[]> {
  const { anyone } = stage;
  const compare = (map: string, key: string, expected: bigint | string, found: Promise<bigint | string>) =>
    asComparison({ map, key }, expected, found);
  const orderNamed = async (name: string) => getOrder(anyone, { order: orderOf(stage, name).hash });
  const stateOf = async (name: string) => (await orderNamed(name)).state;
  const subsidyOf = async (name: string) => (await orderNamed(name)).subsidy;
  const poolOf = async (pair: RegionPair) => (await getPool(anyone, pair)).free;

  return await Promise.all([
    ...check.voucher.map(({ voucher, left }) => compare('voucher', voucher, left, readLeft(stage, voucher))),
    ...check.order.map(({ order, state }) => compare('order', order, state, stateOf(order))),
    ...check.subsidy.map(({ order, amount }) => compare('subsidy', order, amount, subsidyOf(order))),
    ...check.due.map(({ order, amount }) => compare('due', order, amount, readDue(stage, order))),
    ...check.deposit.map(({ holder, amount }) =>
      compare('deposit', holderKey(holder), amount, readDeposit(stage, holder)),
    ),
    ...check.locked.map(({ region, amount }) => compare('locked', String(region), amount, readLocked(stage, region))),
    ...check.pool.map(({ amount, ...pair }) => compare('pool', pairKey(pair), amount, poolOf(pair))),
    ...check.obligation.map(({ amount, ...pair }) =>
      compare('obligation', pairKey(pair), amount, readObligation(stage, pair)),
    ),
    ...check.position.map(({ region, amount }) =>
      compare('position', String(region), amount, readPosition(stage, region)),
    ),
    ...check.programme.flatMap(({ programme, ...figures }) => compareProgramme(stage, programme, figures)),
    ...check.capLeft.map(({ programme, participant, amount }) =>
      compare('capLeft', `${programme}/${participant}`, amount, readCapLeft(stage, programme, participant)),
    ),
    ...(check.crossRegionTransfers === undefined
      ? []
      : [asComparison({ map: 'crossRegionTransfers' }, check.crossRegionTransfers, readCrossRegionTransfers(stage))]),
  ]);
}

type Place = Pick<Comparison, 'map' | 'key' | 'figure'>;

/** A name that an earlier failure left undefined is a difference like any other. */
async function asComparison(
  place: Place,
  expected: bigint | string,
  found: Promise<bigint | string>,
): Promise<Comparison> {
  const show = (value: bigint | string) => (typeof value === 'bigint' ? formatYuan(value) : value);
  const value = await found.catch((error: unknown) => {
    if (error instanceof NameMissing) return error.code;
    throw error;
  });
  return { ...place, expected: show(expected), found: show(value) };
}

async function readLeft(stage: Stage, name: string): Promise<bigint> {
  return (await getVoucher(stage.anyone, { voucher: voucherOf(stage, name).id })).balance;
}

async function readDue(stage: Stage, name: string): Promise<bigint> {
  return await getDue(stage.anyone, { order: orderOf(stage, name).hash });
}

async function readDeposit(stage: Stage, holder: DepositHolder): Promise<bigint> {
  if (holder.kind === 'TREASURY') return (await getPurse(stage.anyone, { region: holder.region })).free;
  return await getDeposit(stage.anyone, { party: partyOf(stage, holder.id).account });
}

function holderKey(holder: DepositHolder): string {
  return holder.kind === 'TREASURY' ? officeKey('treasury', holder.region) : holder.id;
}

async function readCapLeft(stage: Stage, programme: string, party: string): Promise<bigint | string> {
  const left = await getCapLeft(stage.anyone, {
    programme: programmeOf(stage, programme).number,
    party: partyOf(stage, party).account,
  });
  return left ?? '不限 / unlimited';
}

function compareProgramme(
  stage: Stage,
  id: string,
  figures: Omit<ScenarioCheck['programme'][number], 'programme'>,
): Promise<Comparison>[] {
  const budget = getProgramme(stage.anyone, { programme: programmeOf(stage, id).number }).then((found) => found.budget);
  return (['unissued', 'outstanding', 'reserved', 'paid'] as const).flatMap((figure) => {
    const expected = figures[figure];
    if (expected === undefined) return [];
    const found = budget.then((parts) => parts[figure]);
    return [asComparison({ map: 'programme', key: id, figure }, expected, found)];
  });
}
