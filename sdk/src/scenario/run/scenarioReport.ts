import type { ScenarioFacts } from './scenarioFacts.ts';
import type { StepName } from '../scenario.ts';

/** Stands for an error in a {@link Difference} where the step went through, or should have. */
export const wentThrough = '-';

/** One thing that is not as the file expects it; both sides as the file would write them. */
export type Difference = {
  /** What is compared, such as `error`, `subsidy` or `deposit fatigue-lab`. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
};

/** A result as JSON has it: amounts are exact yuan strings, times ISO 8601 at UTC+8. */
export type ResultValue = string | number | { readonly [key: string]: ResultValue };

export type StepReport = {
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly do: StepName;
  /** Whether its expectation held; a step without one must succeed. */
  readonly ok: boolean;
  /** The refusal's name, expected or not; `null` if the step went through. */
  readonly error: string | null;
  /** What came of it; for `check` what is there. `null` for a step without results. */
  readonly result: { readonly [name: string]: ResultValue } | null;
  /** The sum of `gasUsed` of its transactions; 0 for a refused step. */
  readonly gas: number;
  /** What does not fit the expectation; empty where `ok`. */
  readonly differences: readonly Difference[];
  /** Why it was refused, with the figures. */
  readonly reason?: { readonly zh: string; readonly en: string };
};

export type ScenarioReport = {
  readonly title: string;
  /** Whether every expectation held. */
  readonly ok: boolean;
  readonly steps: readonly StepReport[];
  readonly facts: ScenarioFacts;
};
