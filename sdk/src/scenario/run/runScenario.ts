import type { Hex } from 'viem';
import { startEmbeddedChain } from '../../chain/startEmbeddedChain.ts';
import type { EmbeddedChain } from '../../chain/startEmbeddedChain.ts';
import type { Scenario } from '../scenario.ts';
import { openStage } from './openStage.ts';
import { runStep } from './runStep.ts';
import type { ScenarioReport, StepReport } from './scenarioReport.ts';
import { setTheScene } from './setup/setTheScene.ts';
import type { Stage } from './stage.ts';

export type RunScenarioOptions = {
  /** Called when everything of the top level is on the chain, before the first step. */
  readonly onReady?: (stage: Stage) => void | Promise<void>;
  /** Called after each step. */
  readonly onStep?: (step: StepReport, stage: Stage) => void | Promise<void>;
  /** Called after the last step, while the chain still runs: for reports that ask it more. */
  readonly onEnd?: (report: ScenarioReport, stage: Stage) => void | Promise<void>;
  /** 32 random bytes from which the keys are derived; fresh unless given. */
  readonly seed?: Hex;
};

/**
 * Runs a scenario on an embedded chain of its own, every act signed by the right party's key (docs/scenario-format.md).
 *
 * All steps run, also after one whose expectation did not hold. The chain is gone when this returns or throws.
 *
 * @throws {EmbeddedChainError} if the chain does not start
 * @throws {TongduiError} if the chain refuses what the top level says, or has ended
 * @example const { ok, steps } = await runScenario(parseScenario(text, 'a.json'))
 */
export async function runScenario(scenario: Scenario, options: RunScenarioOptions = {}): Promise<ScenarioReport> {
  const chain = await startEmbeddedChain({ time: scenario.clock });
  try {
    return await runOn(chain, scenario, options);
  } finally {
    await chain.close();
  }
}

async function runOn(chain: EmbeddedChain, scenario: Scenario, options: RunScenarioOptions): Promise<ScenarioReport> {
  const stage = await openStage({ scenario, chain, ...(options.seed && { seed: options.seed }) });
  await setTheScene(stage);
  await options.onReady?.(stage);
  const steps: StepReport[] = [];
  for (const index of scenario.steps.keys()) {
    const step = await runStep(stage, index);
    steps.push(step);
    await options.onStep?.(step, stage);
  }
  const ok = steps.every((step) => step.ok);
  const report = { title: scenario.title, ok, steps, facts: stage.facts };
  await options.onEnd?.(report, stage);
  return report;
}
