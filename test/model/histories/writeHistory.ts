import { describeState } from '../checking.ts';
import { openModel } from '../openModel.ts';
import type { Raw } from '../raw.ts';
import { runStep } from '../runModel.ts';
import type { Model } from '../state.ts';
import { actOf } from './acts.ts';
import { drawFrom } from './draws.ts';
import type { Choice, Plan } from './plan.ts';
import { emptyTally, note } from './tally.ts';
import type { Tally } from './tally.ts';
import { drawWorld } from './world.ts';

export type History = {
  /** A scenario as docs/scenario-format.md has it, with what the model makes of each step for its expectation. */
  readonly scenario: Raw & { readonly steps: readonly Raw[] };
  /** For each step the place of the choice that it came of. */
  readonly origins: readonly number[];
  readonly tally: Tally;
};

/** After so many choices the whole state is compared; in a short history after each. */
const checkEvery = (length: number) => (length <= 12 ? 1 : 24);

/** Tells a plan as a scenario: every choice is decided by the model as it then stands, and the model says what comes of it. */
export function writeHistory({ world, choices }: Plan): History {
  const raw = drawWorld(world);
  const model = openModel(raw);
  const [steps, origins, tally]: [Raw[], number[], Tally] = [[], [], emptyTally()];
  let names = 0;
  let last: Raw | undefined;
  const freshName = () => `n${++names}`;
  const push = (step: Raw, origin: number) => {
    steps.push(step);
    origins.push(origin);
  };
  for (const [origin, choice] of choices.entries()) {
    const scene = { ...drawFrom(choice.draws), model, freshName, last };
    for (const decided of actOf(choice.act)(scene)) {
      const step = withOther(model, decided, choice);
      last = step;
      const { error, result } = runStep(model, step, steps.length);
      note(tally, step, error, result);
      // The format has no results of `setOff`.
      const expect = error !== undefined ? { error } : step.do === 'setOff' ? undefined : result;
      push({ ...step, ...(expect !== undefined && { expect }) }, origin);
    }
    if ((origin + 1) % checkEvery(choices.length) === 0) push(describeState(model), origin);
  }
  push(describeState(model), choices.length - 1);
  push({ do: 'audit', expect: { findings: 0 } }, choices.length - 1);
  return { scenario: { ...raw, steps }, origins, tally };
}

/** About one step in twelve is tried by another: an office, a party or a stranger. */
function withOther(model: Model, step: Raw, { wrongBy }: Choice): Raw {
  if (wrongBy % 12 !== 11 || 'by' in step || ['at', 'advance', 'quote'].includes(String(step.do))) return step;
  const offices = [...model.world.regions.keys()].flatMap((code) =>
    ['admin', 'bureau', 'agency', 'treasury', 'credit'].map((office) => `${office}@${code}`),
  );
  const anybody = ['stranger', 'council', 'central', 'auditor', ...offices, ...model.world.participants.keys()];
  const by = anybody[Math.floor(wrongBy / 12) % anybody.length];
  // The format does not say what it is if the council lifts the mark of an office that has made none.
  if (step.do === 'lift' && 'region' in step && by === 'council') return step;
  return { ...step, by };
}
