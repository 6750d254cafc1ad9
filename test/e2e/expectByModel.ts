import { describeState } from '../model/checking.ts';
import { openModel } from '../model/openModel.ts';
import type { Raw } from '../model/raw.ts';
import { runStep } from '../model/runModel.ts';

type Steps = { readonly steps: readonly Raw[] };

/** After so many steps the whole state is compared. */
const checkEvery = 8;

/**
 * The scenario with what the model makes of it in place of the file's own expectations: each step's refusal or results, and
 * every few steps a `check` of the whole state.
 */
export function expectByModel(scenario: Raw): Raw & Steps {
  const model = openModel(scenario);
  const steps: Raw[] = [];
  const given = (scenario.steps as readonly Raw[]).filter((step) => step.do !== 'check');
  for (const [index, { expect: _, ...step }] of given.entries()) {
    const names =
      step.order !== undefined ? model.state.orders : step.voucher !== undefined ? model.state.vouchers : undefined;
    const name = String(step.order ?? step.voucher);
    // A step that needs what the chain refused to make would be no scenario.
    if (names !== undefined && !names.has(name)) continue;
    const { error, result } = runStep(model, step, index);
    const expect = error === undefined ? result : { error };
    steps.push({ ...step, ...(expect !== undefined && { expect }) });
    if (index % checkEvery === checkEvery - 1) steps.push(describeState(model));
  }
  steps.push(describeState(model));
  return { ...scenario, steps };
}
