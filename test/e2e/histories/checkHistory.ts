import { mkdirSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { StepReport } from '../../../sdk/src/scenario/run/scenarioReport.ts';
import { PlanArbitrary } from '../../model/histories/plan.ts';
import type { Plan } from '../../model/histories/plan.ts';
import { emptyTally } from '../../model/histories/tally.ts';
import type { Tally } from '../../model/histories/tally.ts';
import { writeHistory } from '../../model/histories/writeHistory.ts';
import type { Raw } from '../../model/raw.ts';
import { findDisagreement } from './findDisagreement.ts';

export type CheckHistoryParameters = {
  /** A whole number: the same seed and length are the same history. */
  readonly seed: number;
  /** How many choices it has; it comes to about as many steps. */
  readonly choices: number;
  /** How long a disagreement may be shrunk, in milliseconds. */
  readonly shrinkFor: number;
};

export type CheckedHistory = {
  readonly tally: Tally;
  /** How many times its chain failed, so that it was run again on another. */
  readonly faults: number;
  /** Set if chain and model disagree: what about, and the file that shows it. */
  readonly disagreement?: string;
};

/** What a reader is shown of a history by default, and what `npm test` checks: about a hundred steps. */
export const defaultChoices = 120;

/** Where the histories are put on which chain and model disagree. */
const folder = fileURLToPath(new URL('../../../out/model/', import.meta.url));

/** A chain that fails does so in a moment in which the machine is too busy; one that fails so often does so for the history. */
const tries = 3;

/**
 * Tells one random history, runs it on the chain and compares; shrinks it if they disagree and leaves it as a scenario file.
 * A fault of the chain that comes again on the next chains is treated as a disagreement.
 */
export async function checkHistory({ seed, choices, shrinkFor }: CheckHistoryParameters): Promise<CheckedHistory> {
  const failedAt = new WeakMap<Plan, number>();
  let tally: Tally | undefined;
  let deadline: number | undefined;
  let faults = 0;
  const isOver = () => Date.now() >= (deadline ??= Date.now() + shrinkFor);
  const run = async (scenario: Raw, left = tries): Promise<StepReport | undefined> => {
    try {
      return await findDisagreement(scenario);
    } catch (error) {
      if (left === 1) throw error;
      faults += 1;
      return await run(scenario, left - 1);
    }
  };
  const plans = new PlanArbitrary(choices, { failedAt: (plan) => failedAt.get(plan), isOver });
  const property = fc.asyncProperty(plans, async (plan) => {
    const history = writeHistory(plan);
    // The first is the history itself, any other a simpler one in its place.
    tally ??= history.tally;
    const step = await run(history.scenario);
    if (step === undefined) return;
    failedAt.set(plan, history.origins[step.index] ?? 0);
    throw new Error(describe(step));
  });
  const { counterexample, errorInstance } = await fc.check(property, { seed, numRuns: 1 });
  const checked = { tally: tally ?? emptyTally(), faults };
  if (counterexample === null) return checked;
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const file = keep(seed, counterexample[0], why);
  const again = `npm run test:model -- --seed ${seed} --choices ${choices} --runs 1`;
  return { ...checked, disagreement: `${file}: ${why}\nOnce more: ${again}` };
}

function describe({ index, do: verb, differences }: StepReport): string {
  const different = differences.map(
    ({ what, expected, found }) => `${what}: the model says ${expected}, the chain ${found}`,
  );
  return `step ${index}, ${verb}; ${different.join('; ')}`;
}

/** Writes a history as a scenario file. */
function keep(seed: number, plan: Plan, note: string): string {
  const { scenario } = writeHistory(plan);
  const { title, ...rest } = scenario;
  mkdirSync(folder, { recursive: true });
  const file = `${folder}seed-${seed}.json`;
  writeFileSync(file, `${JSON.stringify({ title, note, ...rest }, undefined, 2)}\n`);
  return relative(process.cwd(), file);
}
