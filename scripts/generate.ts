// Runs every generator: `npm run generate [-- --check]`.
import { spawnSync } from 'node:child_process';
import { generators } from './generators.ts';

for (const script of generators) {
  console.log(script);
  const { status } = spawnSync(process.execPath, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
