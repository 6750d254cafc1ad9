// Writes docs/errors.md: every error of the catalogue, with figures, sentences, remedies, and who raises it.
//
// Usage: node scripts/generate/errors.ts [--check]    after scripts/generate/abis.ts
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { formatErrorsPage } from './errors/formatErrorsPage.ts';

const file = new URL('../../docs/errors.md', import.meta.url);
const options = await resolveConfig(file);
const fresh = await format(await formatErrorsPage(), { ...options, parser: 'markdown' });
const known = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (fresh === known) {
  console.log('docs/errors.md is fresh.');
} else if (process.argv.includes('--check')) {
  console.error('docs/errors.md is not what the catalogue of errors says: run `npm run generate`.');
  process.exit(1);
} else {
  writeFileSync(file, fresh);
  console.log('docs/errors.md is written.');
}
