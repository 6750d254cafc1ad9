import { describeState } from '../model/checking.ts';
import { openModel } from '../model/openModel.ts';
import type { Raw } from '../model/raw.ts';
import { runStep } from '../model/runModel.ts';
import type { Model } from '../model/state.ts';

type Steps = { readonly steps: readonly Raw[] };

/** Whole numbers from 0 to below `bound`, always the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** Four regions on every rail, small caps, short clocks: most acts come close to some limit. */
const world: Raw = {
  title: 'Whatever comes',
  clock: '2026-12-20T09:00:00+08:00',
  regions: [
    { code: '110000', name: 'A', deposit: '300.00' },
    { code: '120000', name: 'B', deposit: '150.00', netDebitCap: '60.00' },
    { code: '130000', name: 'C', deposit: '150.00', acceptanceQuota: '120.00' },
    { code: '140000', name: 'D' },
  ],
  programmes: [
    {
      id: 'P',
      region: '110000',
      budget: '600.00',
      ratioBp: 5000,
      ratios: [{ host: '120000', category: 'TESTING', bp: 3333 }],
      unit: '0.50',
      orderCap: '60.00',
      annualCap: '150.00',
      firstUseCap: '40.00',
      series: 'S',
      useDays: 60,
      redeemDays: 80,
    },
    {
      id: 'P2',
      region: '110000',
      budget: '200.00',
      ratioBp: 7000,
      annualCap: '150.00',
      series: 'S',
      useDays: 40,
      redeemDays: 90,
    },
    {
      id: 'Q',
      region: '120000',
      budget: '300.00',
      ratioBp: 6000,
      useDays: 60,
      redeemDays: 90,
      relatedParty: 'ALLOW',
      retroactive: true,
    },
    {
      id: 'R',
      region: '130000',
      budget: '200.00',
      ratioBp: 5000,
      useDays: 40,
      redeemDays: 60,
      useBy: '2027-01-10',
      categories: ['RND'],
    },
  ],
  agreements: [
    {
      issuer: '110000',
      host: '120000',
      rail: 'POOL',
      agent: 'ag',
      ratioBp: 4500,
      exposureCap: '160.00',
      challengeDays: 3,
    },
    { issuer: '120000', host: '110000', rail: 'REIMBURSE', preApproval: true, exposureCap: '90.00' },
    { issuer: '120000', host: '130000', rail: 'CLEARING', exposureCap: '80.00', challengeDays: 2 },
    { issuer: '130000', host: '120000', rail: 'CLEARING' },
    { issuer: '110000', host: '140000', rail: 'CLEARING', ratioBp: 6000 },
  ],
  compacts: [
    { name: 'Old', members: ['110000', '130000'], rail: 'REIMBURSE', listing: 'JOINT', categories: ['RND'] },
    {
      name: 'New',
      members: ['110000', '120000', '130000'],
      rail: 'REIMBURSE',
      listing: 'HOST',
      preApproval: true,
      ratioBp: 5500,
    },
  ],
  participants: [
    { id: 'a1', kind: 'ENTERPRISE', region: '110000', controller: 'g' },
    { id: 'a2', kind: 'TEAM', region: '110000', controller: 'g' },
    { id: 'b1', kind: 'ENTERPRISE', region: '120000' },
    { id: 'c1', kind: 'ENTERPRISE', region: '130000', controller: 'mix' },
    { id: 'la', kind: 'LAB', region: '110000' },
    { id: 'lb', kind: 'LAB', region: '120000', categories: ['TESTING', 'RND'], controller: 'mix' },
    { id: 'lc', kind: 'LAB', region: '130000', endorsedBy: ['110000'] },
    { id: 'ld', kind: 'LAB', region: '140000' },
    { id: 'ag', kind: 'AGENT', region: '120000' },
  ],
};

const regions = ['110000', '120000', '130000', '140000'];
const enterprises = ['a1', 'a2', 'b1', 'c1'];
const labs = ['la', 'lb', 'lc', 'ld'];
const parties = [...enterprises, ...labs, 'ag'];
const anybody = [
  'stranger',
  'council',
  'auditor',
  'a1',
  'lb',
  'ag',
  'agency@110000',
  'agency@120000',
  'treasury@110000',
];

/** Pairs on which a proposal names the same or different flows; most are wrong. */
const proposals = [['120000>130000'], ['120000>130000', '130000>120000'], ['110000>140000', '140000>110000']] as const;

/** Writes one step of any kind; about one in ten with another in the last party's place. */
function writeStep(model: Model, random: (bound: number) => number, index: number): Raw | undefined {
  const pick = <T>(from: readonly T[]): T | undefined => from[random(from.length || 1)];
  const vouchers = [...model.state.vouchers.keys()].filter((name) => !name.startsWith('#'));
  const orders = [...model.state.orders.keys()].filter((name) => !name.startsWith('#'));
  const isFinal = (name: string) =>
    /PAID|CANCELLED|EXPIRED|REJECTED|CLAWED/.test(model.state.orders.get(name)?.state ?? '');
  // Mostly orders with which something can still be done.
  const open = orders.filter((name) => !isFinal(name));
  const order = pick(random(5) === 0 || open.length === 0 ? orders.slice(-6) : open);
  const voucher = pick(vouchers.slice(-5));
  const amount = (most: number) => `${random(most)}.${String(random(4) * 25).padStart(2, '0')}`;
  const region = pick(regions);
  const wish = {
    voucher,
    lab: pick(['la', 'lb', 'lb', 'lb', 'lc', 'ld', ...labs]),
    category: pick(['RND', 'RND', 'RND', 'TESTING', 'DESIGN']),
    price: amount(120),
  };
  const invoice = { code: 'A', number: String(random(12) + 1), amount: amount(120) };
  const whole = {
    code: 'B',
    number: String(index),
    amount: String(model.state.orders.get(order ?? '')?.price ?? 0n).replace(/(..)$/, '.$1'),
  };
  const some = (chance: number, fields: object) => (random(chance) === 0 ? fields : {});
  const onOrder = (name: string) => order !== undefined && { do: name, order };
  const mark = { subject: pick([...parties, 'group:g', 'group:mix', 'region:120000']), ...some(2, { region }) };

  const kinds: readonly (() => Raw | false)[] = [
    () => ({
      do: 'advance',
      ...pick([{ days: random(3) + 1 }, { hours: 23 }, { days: 7 }, { days: random(3) * 10 }, { seconds: 1 }]),
    }),
    () => ({ do: 'appropriate', region, amount: amount(50) }),
    () => ({ do: 'fund', programme: pick(['P', 'Q']), amount: amount(120) }),
    () => random(12) === 0 && { do: 'closeProgramme', programme: pick(['P2', 'R']) },
    () => ({
      do: pick(['prefund', 'prefund', 'unfund']),
      issuer: '110000',
      host: pick(['120000', '120000', '120000', '120000', '130000']),
      amount: amount(90),
    }),
    () => ({
      do: 'issue',
      programme: pick(['P', 'P', 'P2', 'Q', 'R']),
      to: pick(enterprises),
      amount: amount(90),
      as: `v${index}`,
    }),
    () => ({ do: 'issue', programme: pick(['P', 'Q']), to: pick(['a1', 'b1']), amount: '80.00', as: `v${index}` }),
    () => random(5) === 0 && voucher !== undefined && { do: 'revoke', voucher },
    () => voucher !== undefined && { do: 'quote', ...wish },
    ...Array.from(
      { length: 5 },
      () => () =>
        voucher !== undefined && {
          do: 'order',
          ...wish,
          as: `o${index}`,
          ...some(4, { subsidy: amount(60) }),
          ...some(9, { signedBy: 'a2' }),
          ...some(9, { enterprise: 'a2' }),
          ...some(7, { contractDate: '2026-12-25' }),
        },
    ),
    ...Array.from(
      { length: 3 },
      () => () =>
        voucher !== undefined && {
          do: 'use',
          ...wish,
          as: `o${index}`,
          ...some(4, { subsidy: amount(60) }),
          ...some(3, { invoice }),
        },
    ),
    ...Array.from({ length: 2 }, () => () => onOrder('approveOrder')),
    () => order !== undefined && { do: 'cancel', order, ...some(2, { signedBy: pick([...enterprises, ...labs]) }) },
    ...Array.from(
      { length: 4 },
      () => () =>
        order !== undefined && {
          do: 'claim',
          order,
          invoice: random(3) === 0 ? invoice : whole,
          ...some(5, { paid: amount(90) }),
          ...some(3, { signedBy: 'CLAIMANT' }),
        },
    ),
    () => onOrder('confirm'),
    ...Array.from({ length: 3 }, () => () => onOrder('verify')),
    ...Array.from({ length: 2 }, () => () => onOrder('accept')),
    () => onOrder('escalate'),
    () =>
      order !== undefined && { do: 'dispute', order, reason: 'why', ...some(3, { by: pick(['agency@120000', 'ag']) }) },
    () =>
      order !== undefined && { do: 'resolve', order, outcome: pick(['PAY', 'RELEASE']), ...some(3, { by: 'council' }) },
    ...Array.from({ length: 3 }, () => () => onOrder('pay')),
    () => (random(2) === 0 ? onOrder('expire') : voucher !== undefined && { do: 'expire', voucher }),
    () =>
      random(2) === 0 && {
        do: 'report',
        ...mark,
        severity: pick(['WATCH', 'SUSPEND', 'BAN']),
        ...some(2, { until: '2027-02-01T00:00:00+08:00' }),
      },
    ...Array.from({ length: 2 }, () => () => ({ do: 'lift', ...mark })),
    () => random(6) === 0 && { do: 'relate', a: pick(enterprises), b: pick(labs), region },
    () => ({ do: 'unrelate', a: pick(enterprises), b: pick(labs), region }),
    () => ({ do: 'cashOut', party: pick([...labs, 'b1', 'c1']), amount: amount(60) }),
    () => order !== undefined && { do: 'clawback', order, ...some(2, { amount: amount(40) }) },
    () => random(2) === 0 && { do: pick(['join', 'leave']), compact: pick(['Old', 'New']), region },
    () => ({ do: pick(['endorse', 'endorse', 'delist']), lab: pick(labs), region }),
    () => ({ do: 'rotateKey', participant: pick(parties) }),
    // Enough of what ends in obligations, both ways.
    ...Array.from({ length: 2 }, () => () => ({
      do: 'issue',
      ...pick([
        { programme: 'Q', to: 'b1' },
        { programme: 'R', to: 'c1' },
      ]),
      amount: '40.00',
      as: `v${index}`,
    })),
    ...Array.from(
      { length: 5 },
      () => () =>
        voucher !== undefined && {
          do: 'use',
          voucher,
          lab: pick(['lc', 'lb', 'ld']),
          category: 'RND',
          price: `${random(40) + 2}.00`,
          as: `o${index}`,
        },
    ),
    ...Array.from({ length: 2 }, () => () => ({ do: 'clear' })),
    () => ({ do: 'setOff', flows: Object.fromEntries(pick(proposals)!.map((pair) => [pair, amount(9)])) }),
    () => ({
      do: 'discharge',
      ...pick([
        { issuer: '120000', host: '130000' },
        { issuer: '130000', host: '120000' },
        { issuer: '110000', host: '140000' },
      ]),
      amount: amount(15),
    }),
    () => ({ do: 'setCap', region, ...pick([{ netDebitCap: amount(120) }, { acceptanceQuota: amount(160) }]) }),
  ];
  const step = pick(kinds)?.();
  if (!step) return undefined;
  const isNobodys = 'by' in step || step.do === 'advance' || step.do === 'quote';
  const by = isNobodys || random(12) > 0 ? undefined : pick(anybody);
  // docs/scenario-format.md does not say what it is if the council lifts the mark of an office that has made none.
  const isOpenQuestion = step.do === 'lift' && 'region' in step && by === 'council';
  return { ...step, ...(by !== undefined && !isOpenQuestion && { by }) };
}

/**
 * A scenario of random acts, with what the model makes of each for its expectation, a `check` of the whole state now and
 * then, and an audit at the end.
 */
export function randomScenario(seed: number, length: number): Raw & Steps {
  const random = randomNumbers(seed);
  const model = openModel(world);
  const steps: Raw[] = [];
  for (let index = 0; steps.length < length; index += 1) {
    const step = writeStep(model, random, index);
    if (step === undefined) continue;
    const { error, result } = runStep(model, step, index);
    // The format has no results of `setOff`.
    const expect = error !== undefined ? { error } : step.do === 'setOff' ? undefined : result;
    steps.push({ ...step, ...(expect !== undefined && { expect }) });
    if (index % 12 === 0) steps.push(describeState(model));
  }
  steps.push(describeState(model), { do: 'audit', expect: { findings: 0 } });
  return { ...world, title: `Whatever comes, seed ${seed}`, steps };
}
