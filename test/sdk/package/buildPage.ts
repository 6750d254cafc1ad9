import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, createLogger } from 'vite';

export type BuiltPage = {
  readonly folder: string;
  /** Bytes of its scripts, gzipped one by one as a server sends them. */
  readonly gzipped: number;
  /** All of its scripts. */
  readonly code: string;
};

/** What Vite says where code meant for Node got into a page: it puts an empty module in its place. */
const externalised = /externalized for browser compatibility/;

/**
 * Builds a page with one script, as a user of the package would.
 *
 * @param project - the folder with the installed package
 * @throws {Error} if anything of it is for Node only, or Vite warns of anything else
 */
export async function buildPage(project: string, name: string, script: string): Promise<BuiltPage> {
  const root = join(project, name);
  mkdirSync(root, { recursive: true });
  writeFileSync(
    join(root, 'index.html'),
    '<!doctype html><meta charset="utf-8" /><title>Tongdui</title><script type="module" src="./page.ts"></script>',
  );
  writeFileSync(join(root, 'page.ts'), script);
  const warnings: string[] = [];
  const logger = createLogger('warn');
  const keep = (message: string) => void warnings.push(message);
  Object.assign(logger, { warn: keep, warnOnce: keep });
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    customLogger: logger,
    build: { target: 'es2022', chunkSizeWarningLimit: 10_000, modulePreload: { polyfill: false } },
  });
  const forNode = warnings.filter((message) => externalised.test(message));
  if (forNode.length > 0) throw new Error(`for Node only: ${forNode.join('\n')}`);
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
  const scripts = [built]
    .flat()
    .flatMap((part) => ('output' in part ? part.output : []))
    .filter((part) => part.type === 'chunk')
    .map(({ code }) => code);
  const gzipped = scripts.reduce((total, code) => total + gzipSync(code).length, 0);
  return { folder: join(root, 'dist'), gzipped, code: scripts.join('\n') };
}
