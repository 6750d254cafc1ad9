// npm run bench -- NAME [--json] [--update]
import { isDeepStrictEqual } from 'node:util';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { BenchRow } from './benchRow.ts';
import { gasBench } from './gas.ts';
import { printRows } from './printRows.ts';

const benches: Readonly<Record<string, () => Promise<BenchRow[]>>> = { gas: gasBench };

/** Gas does not depend on the machine, so its rows are committed and CI compares them. */
const snapshots = new Set(['gas']);

const args = process.argv.slice(2);
const name = args.find((arg) => !arg.startsWith('--'));
const bench = name === undefined ? undefined : benches[name];
if (name === undefined || bench === undefined) {
  console.error(`用法 / Usage: npm run bench -- ${Object.keys(benches).join('|')} [--json] [--update|--check]`);
  process.exit(2);
}

const rows = await bench();
if (args.includes('--json')) console.log(JSON.stringify({ rows }));
else printRows(rows);

if (snapshots.has(name)) {
  const file = new URL(`./snapshots/${name}.json`, import.meta.url);
  const known: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  const fresh = isDeepStrictEqual(known, { rows });
  if (args.includes('--update')) writeFileSync(file, `${JSON.stringify({ rows }, null, 2)}\n`);
  else if (args.includes('--check') && !fresh) {
    console.error(`scripts/bench/snapshots/${name}.json is not what was measured: npm run bench -- ${name} --update`);
    process.exit(1);
  }
}
