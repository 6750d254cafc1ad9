import { formatYuan } from '../../src/amounts/formatYuan.ts';
import { formatTime } from '../../src/calendar/formatTime.ts';
import type { ScenarioStep } from '../../src/scenario/scenario.ts';

/** Fields that say what a step is about, in the order in which they are shown. */
const shown = [
  'as',
  'order',
  'voucher',
  'programme',
  'region',
  'compact',
  'participant',
  'party',
  'to',
  'lab',
  'a',
  'b',
  'outcome',
  'severity',
  'amount',
  'price',
] as const;

/** What a step is about, in a few words: names as the file has them, amounts in yuan. */
export function describeStep(step: ScenarioStep): string {
  if (step.do === 'at') return formatTime(step.time);
  if (step.do === 'advance') {
    const { days, hours, seconds } = step;
    return Object.entries({ days, hours, seconds })
      .flatMap(([unit, count]) => (count === undefined ? [] : [`${count} ${unit}`]))
      .join(' ');
  }
  // The maps of a check bear the names of other steps' fields.
  if (step.do === 'check') return '';
  const fields = step as { readonly [key: string]: unknown };
  const parts = shown.flatMap((key) => show(fields[key]));
  const pair = 'issuer' in step ? [`${step.issuer}>${step.host}`] : [];
  const by = step.by === undefined ? [] : [`by ${step.by.name}`];
  return [...pair, ...parts, ...by].join(' ');
}

function show(value: unknown): string[] {
  if (typeof value === 'bigint') return [formatYuan(value)];
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}
