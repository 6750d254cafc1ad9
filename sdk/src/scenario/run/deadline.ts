import type { Stage } from './stage.ts';

/** Intents of a scenario are submitted in the second in which they are signed; this is when they would lapse. Seconds. */
const patience = 86_400;

/** The deadline of what is signed now, in unix seconds. */
export function deadlineOf({ now }: Stage): number {
  return now + patience;
}
