import { parseScenario } from '../../../sdk/src/scenario/parseScenario.ts';
import { runScenario } from '../../../sdk/src/scenario/run/runScenario.ts';
import type { StepReport } from '../../../sdk/src/scenario/run/scenarioReport.ts';
import type { Raw } from '../../model/raw.ts';

/** Ends a run at the first step that came out otherwise: what follows it means nothing. */
class Disagreement extends Error {
  readonly step: StepReport;

  constructor(step: StepReport) {
    super(`step ${step.index}`);
    this.step = step;
  }
}

/**
 * Runs a scenario on a chain of its own up to the first step whose expectation does not hold.
 *
 * @returns that step; `undefined` if there is none
 * @throws {ScenarioFormatError} if the scenario is malformed
 */
export async function findDisagreement(scenario: Raw): Promise<StepReport | undefined> {
  const onStep = (step: StepReport) => {
    if (!step.ok) throw new Disagreement(step);
  };
  try {
    await runScenario(parseScenario(JSON.stringify(scenario), String(scenario.title)), { onStep });
    return undefined;
  } catch (error) {
    if (error instanceof Disagreement) return error.step;
    throw error;
  }
}
