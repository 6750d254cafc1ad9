import { dayOf, now } from './clock.ts';
import type { Party } from './parties.ts';
import { readEvent } from './readEvent.ts';
import { appropriate } from './treasury.ts';
import type { World } from './worldFixture.ts';

/** The largest uint96: no cap, or an exposure without limit. */
export const NO_CAP = 2n ** 96n - 1n;
/** The largest uint40: no last second. */
export const NO_LIMIT = 2n ** 40n - 1n;

export type Ratio = { readonly host: number; readonly category: string; readonly bp: number };

export type Rules = {
  readonly name: string;
  readonly series: string;
  readonly ratioBp: number;
  readonly ratios: Ratio[];
  readonly unit: bigint;
  readonly orderCap: bigint;
  readonly annualCap: bigint;
  readonly firstUseCap: bigint;
  readonly categories: bigint;
  readonly useDays: number;
  readonly redeemDays: number;
  readonly useBy: bigint;
  readonly redeemBy: bigint;
  readonly retroactive: boolean;
  readonly relatedAllowed: boolean;
};

let named = 0;

/** Rules that pay half of the price and know no cap; 30 days to order, 60 to claim. */
export function draftRules(changes: Partial<Rules> = {}): Rules {
  named += 1;
  return {
    name: `policy ${named}`,
    series: '',
    ratioBp: 5_000,
    ratios: [],
    unit: 1n,
    orderCap: NO_CAP,
    annualCap: NO_CAP,
    firstUseCap: NO_CAP,
    categories: 0n,
    useDays: 30,
    redeemDays: 60,
    useBy: NO_LIMIT,
    redeemBy: NO_LIMIT,
    retroactive: false,
    relatedAllowed: false,
    ...changes,
  };
}

/** Publishes a programme and encumbers `budget` fen of new money for it. */
export async function createProgramme(
  world: World,
  region: number,
  changes: Partial<Rules> = {},
  budget = 0n,
): Promise<number> {
  const bureau = world.office(region, 'BUREAU');
  const transaction = await world.programmes.connect(bureau).createProgramme(region, draftRules(changes));
  const programme = Number((await readEvent(world.programmes, transaction, 'ProgrammeCreated')).args['programme']);
  if (budget > 0n) {
    await appropriate(world, region, budget);
    await world.programmes.connect(world.office(region, 'TREASURY')).fundProgramme(programme, budget);
  }
  return programme;
}

/** The id of a voucher: region, programme, day of issue and serial. */
export function voucherId(region: number, programme: number, day: number, serial: number | bigint): bigint {
  return (BigInt(region) << 96n) | (BigInt(programme) << 64n) | (BigInt(day) << 32n) | BigInt(serial);
}

/** Issues one voucher of `amount` fen and returns its id. */
export async function issueVoucher(
  world: World,
  programme: number,
  to: Party,
  amount: bigint,
  serial: number,
): Promise<bigint> {
  const bureau = world.office(to.region, 'BUREAU');
  await world.voucherToken.connect(bureau).issueMany(programme, [{ to: to.account, amount, serial }]);
  return voucherId(to.region, programme, dayOf(await now()), serial);
}
