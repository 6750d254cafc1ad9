import { encodeAbiParameters, keccak256, stringToBytes, zeroHash } from 'viem';
import type { Hex } from 'viem';
import { partOf, subjects } from '../findings/subjects.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { CapUsage, ProgrammeRecord } from '../ledger/programmeRecords.ts';
import { noLimit, yearOf } from '../replay/calendar.ts';
import { ratioOf } from '../rules/ratioOf.ts';
import type { ProbeMaker } from './makeProbes.ts';
import type { Probe } from './probe.ts';
import { slotOf } from './storageLayout.ts';

const placeParameters = [{ type: 'uint32' }, { type: 'uint32' }, { type: 'bytes32' }] as const;

/**
 * Programmes: rules, budgets, ratios, what groups have used of the caps.
 *
 * @param time - of the block, unix seconds: what is left of an annual cap is this year's
 */
export function programmeProbes(ledger: Ledger, make: ProbeMaker, time: number): Probe[] {
  const { programmes, series, usages } = ledger;
  const counts = { code: 'CountDiffers', subject: subjects.contract('programmes') } as const;
  const next = programmes.size + 1;
  const beyond = { code: 'ProgrammeDiffers', subject: subjects.programme(next) } as const;
  const probes = [
    make.slot(counts, 'programmes', slotOf('programmeCounts'), [
      { name: 'programmes', bits: 32, value: programmes.size },
      { name: 'series', bits: 32, value: series.size },
    ]),
    make.view(beyond, 'programmes', 'wordOf', [next], { word: 0n }),
  ];
  for (const programme of programmes.values()) probes.push(...ruleProbes(make, programme));
  for (const { number, region, name } of programmes.values()) {
    const head = { code: 'ProgrammeDiffers', subject: partOf(subjects.programme(number), name, name) } as const;
    const slot = slotOf('programmeNames', [nameKey(region, name)]);
    probes.push(make.slot(head, 'programmes', slot, [{ name: 'number', bits: 256, value: number }]));
  }
  for (const { number, region, name } of series.values()) {
    const head = {
      code: 'ProgrammeDiffers',
      subject: partOf(subjects.region(region), `系列 ${name}`, `series ${name}`),
    } as const;
    const slot = slotOf('series', [nameKey(region, name)]);
    probes.push(make.slot(head, 'programmes', slot, [{ name: 'number', bits: 256, value: number }]));
  }
  for (const usage of usages.values()) probes.push(...usageProbes(ledger, make, usage, time));
  return probes;
}

function ruleProbes(make: ProbeMaker, programme: ProgrammeRecord): Probe[] {
  const { number, unissued, outstanding, reserved, paid, unit, orderCap, annualCap, firstUseCap } = programme;
  const subject = subjects.programme(number);
  const head = { code: 'ProgrammeDiffers', subject } as const;
  return [
    make.view({ code: 'BudgetDiffers', subject }, 'programmes', 'budgetOf', [number], {
      unissued,
      outstanding,
      reserved,
      paid,
    }),
    make.word(
      head,
      'programmes',
      'wordOf',
      [number],
      [
        { name: 'retroactive', bits: 1, value: programme.retroactive },
        { name: 'relatedAllowed', bits: 1, value: programme.relatedAllowed },
        { name: 'closed', bits: 1, value: programme.closed },
        { name: 'table', bits: 1, value: programme.ratios.length > 0 },
        { name: 'other flags', bits: 4, value: 0 },
        { name: 'ratioBp', bits: 16, value: programme.ratioBp },
        { name: 'useDays', bits: 16, value: programme.useDays },
        { name: 'redeemDays', bits: 16, value: programme.redeemDays },
        { name: 'region', bits: 24, value: programme.region },
        { name: 'categories', bits: 64, value: programme.categories },
        { name: 'series', bits: 32, value: programme.series },
        { name: 'useBy', bits: 40, value: programme.useBy },
        { name: 'redeemBy', bits: 40, value: programme.redeemBy },
      ],
    ),
    make.slot(head, 'programmes', slotOf('programmes', [number], 1), [
      { name: 'unit', bits: 96, value: unit },
      { name: 'orderCap', bits: 96, value: orderCap },
    ]),
    make.slot(head, 'programmes', slotOf('programmes', [number], 2), [
      { name: 'annualCap', bits: 96, value: annualCap },
      { name: 'firstUseCap', bits: 96, value: firstUseCap },
    ]),
    ...programme.ratios.map(({ host, category }) => {
      const place = encodeAbiParameters(placeParameters, [number, host, category === '' ? zeroHash : hashOf(category)]);
      const ratio = {
        code: 'ProgrammeDiffers',
        subject: partOf(subject, `比例 ${host} ${category}`, `ratio ${host} ${category}`),
      } as const;
      return make.slot(ratio, 'programmes', slotOf('ratios', [keccak256(place)]), [
        { name: 'bp + 1', bits: 256, value: ratioOf(programme, host, category) + 1 },
      ]);
    }),
  ];
}

function usageProbes({ programmes }: Ledger, make: ProbeMaker, usage: CapUsage, time: number): Probe[] {
  const { series, group, usedByYear, firstUse, everPaid } = usage;
  const head = {
    code: 'CapDiffers',
    subject: partOf(subjects.group(group), `系列 ${series}`, `series ${series}`),
  } as const;
  // The chain keeps the latest year in which the group ordered.
  const year = Math.max(...usedByYear.keys());
  if (usedByYear.size === 0) return [];
  const key = (BigInt(series) << 32n) | BigInt(group);
  const usedNow = usedByYear.get(yearOf(time)) ?? 0n;
  return [
    make.slot(head, 'programmes', slotOf('usages', [key]), [
      { name: 'used', bits: 96, value: usedByYear.get(year) ?? 0n },
      { name: 'firstUse', bits: 96, value: firstUse },
      { name: 'year', bits: 16, value: year - 1970 },
      { name: 'everPaid', bits: 8, value: everPaid },
    ]),
    ...[...programmes.values()]
      .filter((programme) => programme.series === series)
      .map(({ number, annualCap }) =>
        make.view(head, 'programmes', 'capLeft', [number, group], { left: leftOf(annualCap, usedNow) }),
      ),
  ];
}

function hashOf(text: string): Hex {
  return keccak256(stringToBytes(text));
}

function nameKey(region: number, name: string): Hex {
  return keccak256(encodeAbiParameters([{ type: 'uint32' }, { type: 'string' }], [region, name]));
}

function leftOf(cap: bigint, used: bigint): bigint {
  if (cap === noLimit) return noLimit;
  return used < cap ? cap - used : 0n;
}
