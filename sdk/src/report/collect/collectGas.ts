import type { ScenarioReport } from '../../scenario/run/scenarioReport.ts';
import type { StepName } from '../../scenario/scenario.ts';
import type { GasFacts } from '../modelFacts.ts';

/** Sums up the gas of the steps by their kind. Steps that sent nothing, and refused ones, do not count. */
export function collectGas({ steps }: ScenarioReport, setup: bigint): GasFacts {
  const kinds = new Map<StepName, { do: StepName; count: number; gas: bigint }>();
  for (const step of steps) {
    if (step.gas === 0) continue;
    const kind = kinds.get(step.do) ?? { do: step.do, count: 0, gas: 0n };
    kinds.set(step.do, { ...kind, count: kind.count + 1, gas: kind.gas + BigInt(step.gas) });
  }
  const total = [...kinds.values()].reduce((sum, { gas }) => sum + gas, 0n);
  return { setup, steps: total, kinds: [...kinds.values()] };
}
