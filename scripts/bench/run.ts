// npm run bench -- NAME [--json]
import type { BenchRow } from './benchRow.ts';
import { gasBench } from './gas.ts';
import { issueBench } from './issue.ts';
import { printRows } from './printRows.ts';
import { solverBench } from './solver.ts';

const benches: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  gas: gasBench,
  issue: issueBench,
  solver: solverBench,
};

const args = process.argv.slice(2);
const [name, ...more] = args.filter((arg) => arg !== '--json');
const bench = name === undefined ? undefined : benches[name];
if (bench === undefined || more.length > 0) {
  console.error(`用法 / Usage: npm run bench -- ${Object.keys(benches).join('|')} [--json]`);
  process.exit(2);
}
const rows = await bench();
if (args.includes('--json')) console.log(JSON.stringify({ rows }));
else printRows(rows);
