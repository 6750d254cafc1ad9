import { lastSecond, secondsPerDay } from '../calendar/day.ts';
import { formatTime } from '../calendar/formatTime.ts';
import { within } from './jsonPath.ts';
import { malformed } from './reader.ts';
import type { Reader } from './reader.ts';
import type { Place } from './scenarioFormatError.ts';
import type { ScenarioStep, StepFields } from './scenario.ts';
import { readId } from './textReaders.ts';

/** What the steps read so far bring about, as far as a later step must fit it. Vouchers and orders have their own names. */
export type Rehearsal = { clock: number; readonly vouchers: Set<string>; readonly orders: Set<string> };

/** Carries a step that has been read into what the next one must fit. */
export function rehearse(rehearsal: Rehearsal, step: ScenarioStep): void {
  if (step.do === 'at') rehearsal.clock = step.time;
  if (step.do === 'advance') rehearsal.clock += spanOf(step);

  // A step that is to be refused makes nothing, so the name that it gives stays free.
  if (step.expect?.error !== undefined) return;
  if (step.do === 'issue' && step.as !== undefined) rehearsal.vouchers.add(step.as);
  if ((step.do === 'order' || step.do === 'use') && step.as !== undefined) rehearsal.orders.add(step.as);
}

/** A reader for `as`: a name that nothing of its kind bears yet. */
export function newNameReader(taken: ReadonlySet<string>): Reader<string> {
  return (value, place) => {
    const name = readId(value, place);
    if (taken.has(name)) throw malformed(place, '这个名称已经定义过', 'this name is defined already', value);
    return name;
  };
}

/** A rule for `at`. */
export function mustNotGoBack(rehearsal: Rehearsal) {
  return ({ time }: StepFields['at'], place: Place): void => {
    if (time >= rehearsal.clock) return;
    const [now, then] = [formatTime(rehearsal.clock), formatTime(time)];
    throw malformed(
      within(place, 'time'),
      `时钟不能倒退, 此时已是 ${now}`,
      `the clock cannot go back, it stands at ${now}`,
      then,
    );
  };
}

/** A rule for `advance`. */
export function mustStayInCalendar(rehearsal: Rehearsal) {
  return (step: StepFields['advance'], place: Place): void => {
    if (rehearsal.clock + spanOf(step) <= lastSecond) return;
    const last = formatTime(lastSecond);
    throw malformed(place, `时钟不能超过 ${last}`, `the clock cannot pass ${last}`);
  };
}

function spanOf({ days = 0, hours = 0, seconds = 0 }: StepFields['advance']): number {
  return days * secondsPerDay + hours * 3_600 + seconds;
}
