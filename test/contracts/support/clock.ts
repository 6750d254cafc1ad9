import { START, networkHelpers } from './connection.ts';

/** One day in seconds. */
export const DAY = 86_400;
/** Largest uint40: a mark or limit without end. */
export const FOR_GOOD = 2n ** 40n - 1n;

/** The day at UTC+8, counted from 1970-01-01, of a time in Unix seconds. */
export function dayOf(time: number): number {
  return Math.floor((time + 28_800) / DAY);
}

/** The last second of a day at UTC+8. */
export function lastSecondOf(day: number): number {
  return (day + 1) * DAY - 28_800 - 1;
}

/** The day on which every test begins. */
export const START_DAY = dayOf(START);

/** The next transaction is mined at exactly this second. */
export async function nextAt(time: number | bigint): Promise<void> {
  await networkHelpers.time.setNextBlockTimestamp(time);
}

/** Mines an empty block at this second, so that questions are answered as of then. */
export async function moveTo(time: number | bigint): Promise<void> {
  await networkHelpers.time.increaseTo(time);
}

/** The second of the last block. */
export async function now(): Promise<number> {
  return networkHelpers.time.latest();
}
