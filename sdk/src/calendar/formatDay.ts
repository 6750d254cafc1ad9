import { lastDay, secondsPerDay } from './day.ts';

/**
 * Writes a day as `YYYY-MM-DD`.
 *
 * @param day - days from 1970-01-01 at UTC+8, up to 9999-12-31
 * @returns such as `2026-07-09`; {@link parseDay} reads it back
 * @throws {RangeError} if four digits cannot name the year, or the count is not whole
 */
export function formatDay(day: number): string {
  if (!Number.isInteger(day) || day < 0 || day > lastDay) throw new RangeError(`no day of 1970 to 9999: ${day}`);
  return new Date(day * secondsPerDay * 1_000).toISOString().slice(0, 10);
}
