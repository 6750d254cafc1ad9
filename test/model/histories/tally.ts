import type { Raw } from '../raw.ts';
import { toFen } from '../raw.ts';
import type { Result } from '../state.ts';

/** What histories were about: how often each verb was accepted and refused, each error was reached, a cycle set something off. */
export type Tally = {
  steps: number;
  cycles: number;
  readonly accepted: { [verb: string]: number };
  readonly refused: { [verb: string]: number };
  readonly errors: { [error: string]: number };
};

export function emptyTally(): Tally {
  return { steps: 0, cycles: 0, accepted: {}, refused: {}, errors: {} };
}

function count(counts: { [name: string]: number }, name: string, times = 1): void {
  counts[name] = (counts[name] ?? 0) + times;
}

/** Counts a step. */
export function note(tally: Tally, step: Raw, error: string | undefined, result: Result | undefined): void {
  tally.steps += 1;
  count(error === undefined ? tally.accepted : tally.refused, String(step.do));
  if (error !== undefined) count(tally.errors, error);
  if (error === undefined && setsOff(step, result)) tally.cycles += 1;
}

function setsOff(step: Raw, result: Result | undefined): boolean {
  if (step.do === 'clear') return toFen(String(result?.setOff)) > 0n;
  return step.do === 'setOff' && Object.values(step.flows as Raw).some((fen) => toFen(String(fen)) > 0n);
}

/** Adds what another counted. */
export function add(tally: Tally, other: Tally): void {
  tally.steps += other.steps;
  tally.cycles += other.cycles;
  for (const counts of ['accepted', 'refused', 'errors'] as const) {
    for (const [name, times] of Object.entries(other[counts])) count(tally[counts], name, times);
  }
}
