import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Scripts that write committed files. Each is a program of its own, directly in `scripts/generate/`, and with `--check`
 * it writes nothing and fails if what is committed is not what it would write.
 */
export const generators: readonly string[] = globSync('scripts/generate/*.ts', {
  cwd: fileURLToPath(new URL('../', import.meta.url)),
}).sort();
