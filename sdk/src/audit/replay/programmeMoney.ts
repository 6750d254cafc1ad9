import { partOf, subjects } from '../findings/subjects.ts';
import { usageKey } from '../ledger/ledgerKeys.ts';
import type { OrderRecord } from '../ledger/orderRecords.ts';
import type { CapUsage, ProgrammeRecord } from '../ledger/programmeRecords.ts';
import { adjust, adjustEncumbered, adjustFree, findRegion } from './money.ts';
import type { Replay } from './replay.ts';

const names = {
  unissued: ['未发放', 'un-issued'],
  outstanding: ['在外', 'outstanding'],
  reserved: ['预留', 'reserved'],
  paid: ['已付', 'paid'],
  budget: ['预算', 'budget'],
} as const;

/** Changes one part of a programme's budget. */
export function adjustBudget(
  replay: Replay,
  programme: ProgrammeRecord,
  part: keyof typeof names,
  amount: bigint,
): void {
  const [zh, en] = names[part];
  replay.touchedProgrammes.add(programme.number);
  adjust(replay, programme, part, amount, partOf(subjects.programme(programme.number), zh, en));
}

/** Value comes back to the un-issued money; where the programme is closed it leaves the budget and is free at once. */
export function unissue(replay: Replay, programme: ProgrammeRecord, amount: bigint): void {
  if (!programme.closed) {
    adjustBudget(replay, programme, 'unissued', amount);
    return;
  }
  adjustBudget(replay, programme, 'budget', -amount);
  freeMoney(replay, programme, amount);
}

/** Encumbered money of a programme becomes free. */
export function freeMoney(replay: Replay, programme: ProgrammeRecord, amount: bigint): void {
  const region = findRegion(replay, programme.region);
  if (!region) return;
  adjustEncumbered(replay, region, -amount);
  adjustFree(replay, region, amount);
}

/** What a group has used of a series' caps. */
export function usageOf(replay: Replay, series: number, group: number): CapUsage {
  const key = usageKey(series, group);
  const known = replay.ledger.usages.get(key);
  if (known) return known;
  const usage: CapUsage = { series, group, usedByYear: new Map(), firstUse: 0n, everPaid: false };
  replay.ledger.usages.set(key, usage);
  return usage;
}

/** An order counts for more, or for less, in the caps of its year and in the first use. */
export function adjustUsage(replay: Replay, series: number, order: OrderRecord, amount: bigint): void {
  const usage = usageOf(replay, series, order.group);
  const subject = subjects.group(order.group);
  const used = { inYear: usage.usedByYear.get(order.year) ?? 0n };
  adjust(replay, used, 'inYear', amount, partOf(subject, `${order.year} 年用量`, `used in ${order.year}`));
  usage.usedByYear.set(order.year, used.inYear);
  if (order.firstUse) adjust(replay, usage, 'firstUse', amount, partOf(subject, '首次使用', 'first use'));
}
