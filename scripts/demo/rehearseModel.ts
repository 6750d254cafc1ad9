import { readFile } from 'node:fs/promises';
import { auditSystem } from '../../sdk/src/audit/auditSystem.ts';
import { participantOf } from '../../sdk/src/participants/participantOf.ts';
import { collectModelFacts } from '../../sdk/src/report/collect/collectModelFacts.ts';
import type { ModelFacts } from '../../sdk/src/report/modelFacts.ts';
import { parseScenario } from '../../sdk/src/scenario/parseScenario.ts';
import { runScenario } from '../../sdk/src/scenario/run/runScenario.ts';
import type { Stage } from '../../sdk/src/scenario/run/stage.ts';
import type { DemoModel } from './models.ts';
import type { Progress } from './progress.ts';

/**
 * Runs a model's scenario on a chain of its own and audits that chain before it ends.
 *
 * @throws {ScenarioFormatError} if the file is malformed
 * @throws {EmbeddedChainError} if the chain does not start
 */
export async function rehearseModel(model: DemoModel, progress: Progress): Promise<ModelFacts> {
  const text = await readFile(new URL(`../../sdk/scenarios/${model.file}`, import.meta.url), 'utf8');
  const scenario = parseScenario(text, model.file);
  const setup = { gas: 0n };
  const collected: { facts?: ModelFacts } = {};
  progress.start(model.short, scenario.steps.length);
  await runScenario(scenario, {
    onReady: ({ chain }) => {
      setup.gas = chain.meter.gas;
      progress.advance(0);
    },
    onStep: ({ index }) => progress.advance(index + 1),
    onEnd: async (report, stage) => {
      const audit = await auditSystem(stage.anyone);
      collected.facts = collectModelFacts({ ...model, report, audit, setupGas: setup.gas, names: namesOf(stage) });
    },
  });
  const { facts } = collected;
  if (facts === undefined) throw new Error('the run ended without its end');
  progress.end(facts.ok);
  return facts;
}

/** What the file calls the participants, by their numbers on the chain. */
function namesOf({ parties }: Stage): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const { id, account } of parties.values()) {
    const number = participantOf(account);
    if (number !== undefined) names.set(number, id);
  }
  return names;
}
