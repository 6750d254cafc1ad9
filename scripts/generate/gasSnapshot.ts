// Writes the gas of each act into scripts/bench/snapshots/gas.json, so that a change of it shows in review.
//
// Usage: node scripts/generate/gasSnapshot.ts [--check]    after `hardhat build` and scripts/generate/abis.ts
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { gasBench } from '../bench/gas.ts';

const file = new URL('../bench/snapshots/gas.json', import.meta.url);
const known = existsSync(file) ? readFileSync(file, 'utf8') : '';
const measured = `${JSON.stringify({ rows: await gasBench() }, null, 2)}\n`;
if (measured === known) {
  console.log('The gas snapshot is fresh.');
} else if (process.argv.includes('--check')) {
  console.error('scripts/bench/snapshots/gas.json is not what the contracts use: run `npm run generate`.');
  process.exit(1);
} else {
  writeFileSync(file, measured);
  console.log('The gas snapshot is written.');
}
