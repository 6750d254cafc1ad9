#!/usr/bin/env node
// The installed command. Inside the repository it is `npm run tongdui`, which needs no build.
import { readFileSync } from 'node:fs';

const args = process.argv.slice(2);
if (args.length === 1 && ['--version', '-V'].includes(args[0])) {
  // The version is the package's: the command's sources do not know it.
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
} else {
  await import('../dist/cli/main.js');
}
