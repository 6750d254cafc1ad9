import { dayOf, secondsPerDay, utc8Offset } from './day.ts';
import { formatDay } from './formatDay.ts';

/**
 * Writes an instant at UTC+8.
 *
 * @param seconds - unix seconds, whole, from 0 to the end of 9999 at UTC+8
 * @returns such as `2026-07-09T23:59:59+08:00`; {@link parseTime} reads it back
 * @throws {RangeError} if four digits cannot name the year, or the seconds are not whole
 */
export function formatTime(seconds: number | bigint): string {
  const day = formatDay(dayOf(seconds));
  const sinceMidnight = (Number(seconds) + utc8Offset) % secondsPerDay;
  if (!Number.isInteger(sinceMidnight)) throw new RangeError(`not whole seconds: ${seconds}`);
  const clock = [sinceMidnight / 3_600, (sinceMidnight / 60) % 60, sinceMidnight % 60];
  return `${day}T${clock.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':')}+08:00`;
}
