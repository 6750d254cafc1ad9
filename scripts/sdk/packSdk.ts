import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { outerPath, root } from '../bootstrap/paths.mjs';
import { ensureBuilt } from './ensureBuilt.ts';

/**
 * Builds the package and packs it as it would be published.
 *
 * @param folder - where the tarball goes
 * @returns the tarball's path
 * @throws {Error} with what npm or the compiler printed
 */
export async function packSdk(folder: string): Promise<string> {
  await ensureBuilt();
  const destination = resolve(folder);
  mkdirSync(destination, { recursive: true });
  const npm = spawnSync('npm', ['pack', '--json', '--pack-destination', destination], {
    cwd: join(root, 'sdk'),
    encoding: 'utf8',
    env: { ...process.env, PATH: outerPath() },
  });
  if (npm.status !== 0) throw new Error(`npm pack: ${npm.stderr}`);
  const packed = JSON.parse(npm.stdout) as readonly { readonly filename: string }[];
  return join(destination, packed[0]?.filename ?? '');
}
