import { readFileSync } from 'node:fs';
import { parseScenario } from './src/scenario/parseScenario.ts';
import { runScenario } from './src/scenario/run/runScenario.ts';
for (const f of process.argv.slice(2)) {
  let t = Date.now();
  const scenario = parseScenario(readFileSync(f,'utf8'), f);
  try {
  const r = await runScenario(scenario, { onReady: () => { console.log('ready', Date.now()-t); t=Date.now(); } });
  console.log(f, r.ok, r.steps.length, 'steps', Date.now()-t, 'ms');
  for (const s of r.steps) if (!s.ok) console.log(JSON.stringify(s));
  if (process.env.V) for (const s of r.steps) console.log(JSON.stringify(s));
  } catch (e) { console.log(f, String((e as Error).stack).slice(0, 1500)); }
}
