import { FormatError } from '../errors/formatError.ts';
import { countDays } from './countDays.ts';

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Reads a day of the calendar (docs/scenario-format.md: "days are `YYYY-MM-DD` at UTC+8").
 *
 * @param text - such as `2026-07-09`, from 1970-01-01
 * @returns days from 1970-01-01
 * @throws {FormatError} for another form or a day that does not exist
 * @example parseDay('1970-01-02') // 1
 */
export function parseDay(text: string): number {
  const match = isoDay.exec(text);
  const day = match ? countDays(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
  if (day === undefined || day < 0) {
    throw new FormatError(
      '日期必须是 1970 年以来实有的一天, 例如 "2026-07-09"',
      'must be a day that exists, from 1970 on, e.g. "2026-07-09"',
      text,
    );
  }
  return day;
}
