import { expectRefused } from './expectRefused.ts';
import type { System } from './systemFixture.ts';

/** One rule that the act breaks: how it is reported, and what repairs it. */
export type Rung = {
  readonly error: string;
  readonly figures?: readonly unknown[];
  readonly repair: () => unknown;
};

/**
 * The ladder of docs/scenario-format.md, "Errors": an act that breaks all of these rules at once reports the first;
 * with that one repaired, the next; and goes through when nothing is left to repair.
 */
export async function climb(system: System, act: () => Promise<unknown>, rungs: readonly Rung[]): Promise<void> {
  for (const { error, figures = [], repair } of rungs) {
    await expectRefused(system, act, error, ...figures);
    await repair();
  }
  await act();
}
