import { readFileSync } from 'node:fs';
import { parseScenario } from './src/scenario/parseScenario.ts';
import { runScenario } from './src/scenario/run/runScenario.ts';
import { expectByModel, withoutClearing } from '../test/e2e/expectByModel.ts';
for (const f of process.argv.slice(2)) for (const rail of ['REIMBURSE', 'POOL'] as const) {
  let t = Date.now();
  const raw = expectByModel(withoutClearing(JSON.parse(readFileSync(f,'utf8')), rail));
  try {
  const scenario = parseScenario(JSON.stringify(raw), f);
  const r = await runScenario(scenario);
  console.log(f, rail, r.ok, r.steps.length, 'steps', Date.now()-t, 'ms');
  for (const s of r.steps) if (!s.ok) console.log(JSON.stringify({...s, result: undefined}), JSON.stringify(raw.steps[s.index]).slice(0,300));
  } catch (e) { console.log(f, rail, String((e as Error).stack).slice(0, 1500)); }
}
