/** Seconds of one day; every span of days is so many times this (docs/scenario-format.md, "Steps"). */
export const DAY = 86_400;

const OFFSET = 8 * 3600;

/** Unix seconds of an ISO 8601 time with an offset. */
export function toSeconds(iso: string): number {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) throw new Error(`The model cannot read "${iso}" as a time.`);
  return milliseconds / 1000;
}

/** The day at UTC+8 in which a second falls, counted from 1970-01-01. */
export function dayOf(seconds: number): number {
  return Math.floor((seconds + OFFSET) / DAY);
}

/** The day number of `YYYY-MM-DD`. */
export function toDay(date: string): number {
  return dayOf(toSeconds(`${date}T00:00:00+08:00`));
}

/** The last second of a day at UTC+8: still in time. */
export function lastSecondOf(day: number): number {
  return (day + 1) * DAY - OFFSET - 1;
}

/** The calendar year at UTC+8 in which a second falls. */
export function yearOf(seconds: number): number {
  return new Date((seconds + OFFSET) * 1000).getUTCFullYear();
}

/** A second as ISO 8601 at +08:00. */
export function toIso(seconds: number): string {
  return new Date((seconds + OFFSET) * 1000).toISOString().replace('.000Z', '+08:00');
}
