import { secondsPerDay } from './day.ts';

/**
 * Counts the days from 1970-01-01 to a date of the Gregorian calendar.
 *
 * @param year - 100 to 9999
 * @param month - 1 to 12
 * @param day - 1 to 31
 * @returns the count, negative before 1970, or `undefined` where the calendar has no such date, such as 2026-02-30
 */
export function countDays(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date.UTC carries a 30 February into March and reads the years 0 to 99 as 1900 to 1999: both come back changed.
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.getTime() / 1_000 / secondsPerDay : undefined;
}
