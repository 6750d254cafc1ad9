import type { ErrorCode } from '../../errors/errorCatalogue.ts';
import { TongduiError } from '../../errors/tongduiError.ts';
import type { ScenarioStep, StepName } from '../scenario.ts';
import { judgeStep } from './judgeStep.ts';
import type { StepEnd } from './judgeStep.ts';
import { NameMissing } from './nameMissing.ts';
import type { StepReport } from './scenarioReport.ts';
import type { Stage } from './stage.ts';
import type { StepOutcome, StepRun } from './stepOutcome.ts';
import { stepTable } from './stepTable.ts';
import { undoSince } from './undoSince.ts';

/** Errors that no rule of the system decides: the run cannot go on. */
const faults: readonly ErrorCode[] = [
  'ChainUnreachable',
  'ChainRefused',
  'ContractMissing',
  'TransactionUnconfirmed',
  'WalletMissing',
];

/**
 * Carries out one step and judges it. A refused step leaves nothing behind: what it has sent by then is undone.
 *
 * @throws whatever is no refusal, such as a chain that has ended
 */
export async function runStep(stage: Stage, index: number): Promise<StepReport> {
  const step = stage.scenario.steps[index];
  if (step === undefined) throw new RangeError(`no step ${index}`);
  stage.step = index;
  const before = { ...stage.chain.meter };
  const end = await tryStep(stage, step);
  if (end.refusal) await undoSince(stage, before.blocks);
  const gas = end.refusal ? 0 : Number(stage.chain.meter.gas - before.gas);
  return { index, do: step.do, ...judgeStep(step, end), gas };
}

async function tryStep(stage: Stage, step: ScenarioStep): Promise<StepEnd> {
  // The table's entry for `step.do` takes that kind of step: TypeScript cannot follow the link from one to the other.
  const run = stepTable[step.do] as StepRun<StepName> as (
    stage: Stage,
    step: ScenarioStep,
  ) => Promise<StepOutcome<StepName>>;
  try {
    return { outcome: await run(stage, step) };
  } catch (error) {
    const isRefusal = error instanceof NameMissing || (error instanceof TongduiError && !faults.includes(error.code));
    if (isRefusal) return { refusal: error };
    throw error;
  }
}
