import { parseScenario } from '../../sdk/src/scenario/parseScenario.ts';
import { runScenario } from '../../sdk/src/scenario/run/runScenario.ts';
import type { RunScenarioOptions } from '../../sdk/src/scenario/run/runScenario.ts';
import type { ScenarioReport } from '../../sdk/src/scenario/run/scenarioReport.ts';

type Json = { readonly [key: string]: unknown };

/** Two regions, a pool between them one way, and nobody else's rules in the way. */
const world = {
  title: 'A rehearsal of the runner',
  clock: '2026-01-10T09:00:00+08:00',
  regions: [
    { code: '410000', name: 'Henan', deposit: '1000.00' },
    { code: '420000', name: 'Hubei' },
  ],
  programmes: [
    {
      id: 'P',
      region: '410000',
      budget: '10000.00',
      ratioBp: 5000,
      useDays: 180,
      redeemDays: 330,
      annualCap: '500.00',
    },
  ],
  agreements: [{ issuer: '410000', host: '420000', rail: 'POOL', agent: 'ag', challengeDays: 0 }],
  participants: [
    { id: 'e1', kind: 'ENTERPRISE', region: '410000' },
    { id: 'e2', kind: 'ENTERPRISE', region: '410000', controller: 'e1' },
    { id: 'home', kind: 'LAB', region: '410000' },
    { id: 'lab', kind: 'LAB', region: '420000' },
    { id: 'ag', kind: 'AGENT', region: '420000' },
  ],
};

/** Runs steps in that world. */
export async function rehearse(
  steps: readonly Json[],
  changes: Json = {},
  options: RunScenarioOptions = {},
): Promise<ScenarioReport> {
  const text = JSON.stringify({ ...world, ...changes, steps });
  return await runScenario(parseScenario(text, 'rehearsal.json'), options);
}

/** What came of each step, in short: whether it held, and the refusal. */
export function endsOf({ steps }: ScenarioReport): (readonly [string, boolean, string | null])[] {
  return steps.map((step) => [step.do, step.ok, step.error]);
}

/** The steps that did not hold: none, in a test that expects what should come. */
export function failuresOf({ steps }: ScenarioReport) {
  return steps.filter(({ ok }) => !ok);
}
