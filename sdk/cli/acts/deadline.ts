import { secondsPerDay } from '../../src/calendar/day.ts';

/** The second so many days from now, by this machine's clock: until then what is signed now may be submitted. */
export function deadlineIn(days: number): number {
  return Math.floor(Date.now() / 1_000) + days * secondsPerDay;
}
