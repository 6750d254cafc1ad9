import { FormatError } from '../errors/formatError.ts';
import { countDays } from './countDays.ts';
import { lastSecond, secondsPerDay } from './day.ts';

const isoTime = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/**
 * Reads an instant (docs/scenario-format.md: "times are ISO 8601 with an offset").
 *
 * Seconds may be left out; fractions of them may not be given, since the chain counts whole seconds.
 *
 * @param text - such as `2026-07-09T23:59:59+08:00`, from the unix epoch to the end of 9999 at UTC+8
 * @returns unix seconds
 * @throws {FormatError} for another form, a missing offset, or an instant that does not exist
 * @example parseTime('1970-01-01T08:00:01+08:00') // 1
 */
export function parseTime(text: string): number {
  const match = isoTime.exec(text);
  const seconds = match ? toSeconds(match) : undefined;
  if (seconds === undefined || seconds < 0 || seconds > lastSecond) {
    throw new FormatError(
      '时间必须是实有的时刻, 按 ISO 8601 书写并带时区, 例如 "2026-07-09T23:59:59+08:00"',
      'must be an instant that exists, in ISO 8601 with an offset, e.g. "2026-07-09T23:59:59+08:00"',
      text,
    );
  }
  return seconds;
}

function toSeconds(match: RegExpExecArray): number | undefined {
  const part = (index: number) => Number(match[index] ?? 0);
  const day = countDays(part(1), part(2), part(3));
  const [hour, minute, second, offsetHour, offsetMinute] = [part(4), part(5), part(6), part(8), part(9)];
  if (day === undefined || hour > 23 || minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) {
    return undefined;
  }
  const offset = (offsetHour * 3_600 + offsetMinute * 60) * (match[7] === '-' ? -1 : 1);
  return day * secondsPerDay + hour * 3_600 + minute * 60 + second - offset;
}
