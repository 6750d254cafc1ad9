import type { StepName, StepOf, StepResults } from '../scenario.ts';
import type { Difference, ResultValue } from './scenarioReport.ts';
import type { Stage } from './stage.ts';

/** What comes of a step that went through: every result that an `expect` may name, in fen and unix seconds. */
export type StepOutcome<Name extends StepName> = {
  readonly results: Name extends keyof StepResults ? Required<StepResults[Name]> : undefined;
  /** What the step itself found amiss: a `check` that does not hold, a certificate with other figures. */
  readonly differences?: readonly Difference[];
  /** What a `check` found, in the form of the file. */
  readonly found?: { readonly [name: string]: ResultValue };
};

/** A step without results. */
export type PlainOutcome = { readonly results: undefined };
export const done: PlainOutcome = { results: undefined };

/**
 * Carries out one step.
 *
 * @throws {TongduiError} if it is refused; whatever it has sent by then is undone by the caller
 */
export type StepRun<Name extends StepName> = (stage: Stage, step: StepOf<Name>) => Promise<StepOutcome<Name>>;
