import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root } from '../bootstrap/paths.mjs';
import { withLock } from '../bootstrap/withLock.mjs';

const sdk = join(root, 'sdk');

/** Inside dist/, so that whoever removes that has it built again. */
const stampFile = join(sdk, 'dist', '.built-from');

/**
 * Builds sdk/dist with tsc, unless it was built from the same sources, settings and compiler.
 *
 * @throws {Error} with what tsc printed
 */
export async function ensureBuilt(): Promise<void> {
  await withLock(
    'build-sdk',
    () => process.stderr.write('另一个进程正在构建 SDK，等待……\nAnother process is building the SDK; waiting...\n'),
    () => {
      const fingerprint = computeFingerprint();
      if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint) return Promise.resolve();
      rmSync(join(sdk, 'dist'), { recursive: true, force: true });
      const project = join(sdk, 'tsconfig.build.json');
      const { status, stdout } = spawnSync(process.execPath, [bin('tsc'), '--project', project], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`SDK 构建失败 / The SDK does not build:\n${stdout}`);
      mkdirSync(join(sdk, 'dist'), { recursive: true });
      writeFileSync(stampFile, fingerprint);
      return Promise.resolve();
    },
  );
}

function computeFingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const files = globSync(['tsconfig.json', 'sdk/tsconfig.build.json', 'sdk/{src,cli}/**/*.ts'], { cwd: root });
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
