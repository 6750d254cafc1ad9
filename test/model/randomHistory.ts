import { describeState } from './checking.ts';
import { openModel } from './openModel.ts';
import type { Raw } from './raw.ts';
import { runStep } from './runModel.ts';
import type { Model } from './state.ts';

/** A source of whole numbers below a bound: the same seed, the same history. */
export type Dice = (below: number) => number;

/** mulberry32: small, and good enough to throw dice for tests. */
export function seededDice(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const A = '330522';
const B = '310000';
const C = '130000';
const regions = [A, B, C] as const;
const categories = ['TESTING', 'RND', 'DESIGN'] as const;
const clock = '2026-11-20T09:00:00+08:00';

/**
 * The world of the histories: three regions; HOME, POOL and REIMBURSE; ratios by place, units and every cap; groups of
 * several members, a joint catalogue, pre-approval, related parties allowed and not.
 */
function world(dice: Dice): Raw {
  const maybe = (entry: Raw): Raw => (dice(2) === 0 ? entry : {});
  const yuan = (most: number): string => `${dice(most)}.${String(dice(100)).padStart(2, '0')}`;
  const clocks = { useDays: 90 + dice(150), redeemDays: 60 + dice(300) };
  return {
    title: 'A random history',
    clock,
    regions: regions.map((code) => ({ code, name: code, deposit: yuan(40_000) })),
    programmes: [
      {
        id: 'P1',
        region: A,
        budget: yuan(90_000),
        ratioBp: 2000 + dice(8001),
        series: 'S',
        ...clocks,
        ...maybe({ annualCap: yuan(9000) }),
        ...maybe({ orderCap: yuan(4000) }),
        ...maybe({ firstUseCap: yuan(2500) }),
        ...maybe({ unit: '5.00' }),
        ...maybe({
          ratios: [
            { host: B, category: '*', bp: dice(10_001) },
            { host: '*', category: 'RND', bp: 3333 },
          ],
        }),
      },
      {
        id: 'P2',
        region: A,
        budget: yuan(90_000),
        ratioBp: 6000,
        series: 'S',
        ...clocks,
        ...maybe({ annualCap: yuan(7000) }),
        ...maybe({ firstUseCap: yuan(1500) }),
        ...maybe({ useBy: '2026-12-31', redeemBy: '2027-02-28' }),
        ...maybe({ categories: ['TESTING', 'RND'] }),
        ...maybe({ retroactive: true }),
        ...maybe({ relatedParty: 'ALLOW' }),
      },
      { id: 'Q', region: B, budget: yuan(60_000), ratioBp: 5000, ...clocks, ...maybe({ annualCap: yuan(5000) }) },
    ],
    agreements: [
      {
        issuer: A,
        host: B,
        rail: 'POOL',
        agent: 'ag-b',
        challengeDays: dice(4) * 3,
        ...maybe({ ratioBp: 5500 }),
        ...maybe({ exposureCap: yuan(20_000) }),
        ...maybe({ preApproval: true }),
      },
      {
        issuer: B,
        host: A,
        rail: 'REIMBURSE',
        ...maybe({ exposureCap: yuan(9000) }),
        ...maybe({ categories: ['RND'] }),
      },
    ],
    compacts: [
      { name: 'AC', members: [A, C], rail: 'REIMBURSE', listing: 'JOINT', ...maybe({ preApproval: true }) },
      { name: 'BC', members: [B], rail: 'REIMBURSE', listing: 'HOST', ...maybe({ ratioBp: 4000 }) },
    ],
    participants: [
      { id: 'a1', kind: 'ENTERPRISE', region: A, controller: 'g' },
      { id: 'a2', kind: 'TEAM', region: A, controller: 'g' },
      { id: 'a3', kind: 'ENTERPRISE', region: A },
      { id: 'b1', kind: 'ENTERPRISE', region: B, ...maybe({ controller: 'h' }) },
      { id: 'la', kind: 'LAB', region: A, ...maybe({ controller: 'h' }) },
      { id: 'lb1', kind: 'LAB', region: B },
      { id: 'lb2', kind: 'LAB', region: B, categories: ['TESTING'], ...maybe({ controller: 'g' }) },
      { id: 'lc', kind: 'LAB', region: C, endorsedBy: dice(3) === 0 ? [C] : [A, C] },
      { id: 'ag-b', kind: 'AGENT', region: B },
    ],
  };
}

/**
 * A random but meaningful scenario file, right and wrong acts mixed, whose expectations are what the model says.
 *
 * @param length Number of acts; every tenth is followed by a comparison of the whole state.
 */
export function randomHistory(seed: number, length: number): Raw {
  const dice = seededDice(seed);
  const top = world(dice);
  const model = openModel(top);
  const steps: Raw[] = [];
  for (let number = 0; number < length; number += 1) {
    const act = nextAct(dice, model, number);
    const { error, result } = runStep(model, act, steps.length);
    const { findings: _, ...results } = result ?? {};
    const expect = error !== undefined ? { error } : results;
    steps.push(Object.keys(expect).length > 0 ? { ...act, expect } : act);
    if (number % 10 === 9) steps.push(withoutEmpty(describeState(model)));
  }
  steps.push({ do: 'audit', expect: { findings: 0 } });
  return { ...top, title: `A random history, seed ${seed}`, steps };
}

/** The reader refuses a map that compares nothing; the clearing rail has no place in these histories. */
function withoutEmpty(check: Raw): Raw {
  return Object.fromEntries(
    Object.entries(check).filter(([, value]) => typeof value === 'string' || Object.keys(value as object).length > 0),
  );
}

function nextAct(dice: Dice, model: Model, number: number): Raw {
  const pick = <T>(list: readonly T[]): T => {
    const found = list[dice(list.length)];
    if (found === undefined) throw new RangeError('Nothing to pick from.');
    return found;
  };
  const yuan = (most: number): string => `${dice(most)}.${dice(3) === 0 ? String(dice(100)).padStart(2, '0') : '00'}`;
  const named = (map: ReadonlyMap<string, unknown>): string[] =>
    [...map.keys()].filter((name) => !name.startsWith('#'));
  const vouchers = named(model.state.vouchers);
  const orders = named(model.state.orders);
  /** Mostly an order in one of these states, so that the acts get somewhere; now and then any. */
  const orderIn = (...states: readonly string[]): string => {
    const fitting = orders.filter((name) => states.includes(model.state.orders.get(name)?.state ?? ''));
    return fitting.length > 0 && dice(6) > 0 ? pick(fitting) : pick(orders);
  };
  const enterprises = ['a1', 'a2', 'a3', 'b1'];
  const labs = ['la', 'lb1', 'lb2', 'lc'];
  const parties = [...enterprises, ...labs, 'ag-b'];
  const as = `n${number}`;
  /** Now and then somebody else tries. */
  const orBy = (act: Raw): Raw => {
    if (dice(12) !== 0) return act;
    const office = `${pick(['admin', 'bureau', 'agency', 'treasury', 'credit'])}@${pick(regions)}`;
    return { ...act, by: pick([office, 'stranger', 'council', 'central']) };
  };
  const trade = (): Raw => ({
    voucher: pick(vouchers),
    lab: pick(labs),
    category: pick(categories),
    price: yuan(6000),
    ...(dice(3) === 0 && { subsidy: yuan(2500) }),
    ...(dice(10) === 0 && { contractDate: pick(['2026-11-01', '2026-11-25', '2027-01-05']) }),
  });
  const signed = (act: Raw): Raw => {
    if (dice(15) === 0) return { ...act, signedBy: pick([...parties, 'stranger']) };
    return dice(20) === 0 ? { ...act, enterprise: pick(enterprises) } : act;
  };
  const invoice = (): Raw => ({ code: pick(['', '0310']), number: String(dice(60)), amount: yuan(6000) });

  if (vouchers.length < 3 || dice(14) === 0) {
    const programme = pick(['P1', 'P2', 'Q']);
    return orBy({
      do: 'issue',
      programme,
      to: pick(dice(8) === 0 ? parties : programme === 'Q' ? ['b1'] : ['a1', 'a2', 'a3']),
      amount: yuan(15_000),
      as,
    });
  }
  if (dice(25) === 0) return { do: 'advance', days: dice(6), seconds: dice(3) };
  if (dice(70) === 0) return { do: 'advance', days: 29 + dice(30) };
  if (dice(25) === 0) {
    const pair = { issuer: A, host: dice(8) === 0 ? C : B, amount: yuan(30_000) };
    return orBy({ do: pick(['prefund', 'prefund', 'unfund']), ...pair });
  }
  if (orders.length === 0 || dice(4) === 0) return signed({ do: 'order', ...trade(), as });
  const acts: readonly (() => Raw)[] = [
    () => ({ do: 'use', ...trade(), as }),
    () => ({ do: 'use', ...trade(), as }),
    () => ({ do: 'quote', voucher: pick(vouchers), lab: pick(labs), category: pick(categories), price: yuan(6000) }),
    () => orBy({ do: 'approveOrder', order: orderIn('PLACED') }),
    () => ({
      do: 'cancel',
      order: orderIn('PLACED', 'APPROVED'),
      ...(dice(2) === 0 && { signedBy: pick([...labs, ...enterprises]) }),
    }),
    () => claimOf(dice, model, orderIn('PLACED', 'APPROVED'), invoice()),
    () => claimOf(dice, model, orderIn('PLACED', 'APPROVED'), invoice()),
    () => claimOf(dice, model, orderIn('PLACED', 'APPROVED'), invoice()),
    () => orBy({ do: 'confirm', order: orderIn('CLAIMED') }),
    () => orBy({ do: 'verify', order: orderIn('CLAIMED') }),
    () => orBy({ do: 'verify', order: orderIn('CLAIMED') }),
    () => orBy({ do: 'accept', order: orderIn('CLAIMED', 'VERIFIED') }),
    () => orBy({ do: 'accept', order: orderIn('CLAIMED', 'VERIFIED') }),
    () => ({ do: 'pay', order: orderIn('VERIFIED', 'ACCEPTED') }),
    () => ({ do: 'pay', order: orderIn('VERIFIED', 'ACCEPTED') }),
    () => ({ do: 'escalate', order: orderIn('CLAIMED') }),
    () => orBy({ do: 'dispute', order: orderIn('CLAIMED', 'VERIFIED', 'ACCEPTED'), reason: 'not delivered' }),
    () => orBy({ do: 'resolve', order: orderIn('DISPUTED'), outcome: pick(['PAY', 'RELEASE']) }),
    () => ({ do: 'expire', order: orderIn('PLACED', 'APPROVED') }),
    () => ({ do: 'expire', voucher: pick(vouchers) }),
    () => orBy({ do: 'clawback', order: orderIn('PAID'), ...(dice(2) === 0 && { amount: yuan(900) }) }),
    () => orBy({ do: 'cashOut', party: pick(parties), amount: yuan(2500) }),
    () => orBy({ do: 'appropriate', region: pick(regions), amount: yuan(9000) }),
    () => orBy({ do: 'fund', programme: pick(['P1', 'P2', 'Q']), amount: yuan(9000) }),
    () =>
      dice(8) === 0
        ? orBy({ do: 'closeProgramme', programme: pick(['P2', 'Q']) })
        : { do: 'pay', order: orderIn('VERIFIED', 'ACCEPTED') },
    () =>
      dice(6) === 0
        ? orBy({ do: 'revoke', voucher: pick(vouchers) })
        : { do: 'pay', order: orderIn('VERIFIED', 'ACCEPTED') },
    () => ({ do: 'transfer', voucher: pick(vouchers), to: pick(enterprises) }),
    () => reportOf(dice, pick, parties),
    () =>
      orBy({
        do: pick(['relate', 'unrelate', 'unrelate']),
        a: pick(enterprises),
        b: pick(labs),
        region: pick(regions),
      }),
    () => orBy({ do: pick(['endorse', 'endorse', 'delist']), lab: pick(labs), region: pick(regions) }),
    () => orBy({ do: pick(['join', 'leave']), compact: 'BC', region: C }),
    () => orBy({ do: 'rotateKey', participant: pick(parties) }),
  ];
  return pick(acts)();
}

/** A claim that is mostly about the order's own price, so that many go through. */
function claimOf(dice: Dice, model: Model, order: string, invoice: Raw): Raw {
  const price = model.state.orders.get(order)?.price ?? 0n;
  const whole = `${price / 100n}.${String(price % 100n).padStart(2, '0')}`;
  const paid = dice(8) === 0 ? { paid: `${dice(5000)}.00` } : {};
  const oneSided = dice(4) === 0 ? { signedBy: 'CLAIMANT' } : {};
  return { do: 'claim', order, invoice: dice(4) === 0 ? invoice : { ...invoice, amount: whole }, ...paid, ...oneSided };
}

function reportOf(dice: Dice, pick: <T>(list: readonly T[]) => T, parties: readonly string[]): Raw {
  const subject = pick([pick(parties), pick(parties), 'group:g', `region:${pick(regions)}`]);
  const region = dice(4) === 0 ? {} : { region: pick(regions) };
  if (dice(3) === 0) return { do: 'lift', subject, ...region };
  const until =
    dice(4) > 0
      ? { until: pick(['2026-12-01T00:00:00+08:00', '2027-01-01T00:00:00+08:00', '2027-03-01T00:00:00+08:00']) }
      : {};
  return { do: 'report', subject, severity: pick(['WATCH', 'SUSPEND', 'SUSPEND', 'BAN']), ...region, ...until };
}
