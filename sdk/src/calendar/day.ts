/**
 * A day is a count: 0 is 1970-01-01, and a day begins at midnight at UTC+8, whose clock has not been changed since 1991
 * and is taken as UTC+8 for ever.
 */
export const secondsPerDay = 86_400;

/** How far the clock at UTC+8 is ahead of UTC, in seconds. */
export const utc8Offset = 8 * 3_600;

/** The last day and the last second that four digits of a year can name at UTC+8: the end of 9999-12-31. */
export const lastDay = Date.UTC(9999, 11, 31) / 1_000 / secondsPerDay;
export const lastSecond = endOfDay(lastDay);

/**
 * The day on which an instant falls at UTC+8.
 *
 * @param seconds - unix seconds, whole, as a number or as the chain gives them
 * @returns days from 1970-01-01 at UTC+8
 */
export function dayOf(seconds: number | bigint): number {
  return Math.floor((Number(seconds) + utc8Offset) / secondsPerDay);
}

/**
 * The last second of a day at UTC+8 (docs/scenario-format.md: a span "is over at its last second").
 *
 * @param day - days from 1970-01-01 at UTC+8
 * @returns unix seconds
 */
export function endOfDay(day: number): number {
  return (day + 1) * secondsPerDay - utc8Offset - 1;
}
