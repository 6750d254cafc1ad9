// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapError } from './BootstrapError.mjs';
import { install } from './install.mjs';
import { isInstalledAsLocked } from './isInstalledAsLocked.mjs';
import { bin, readJson, root } from './paths.mjs';
import { NODE_MAJOR, majorOf } from './versions.mjs';
import { withLock } from './withLock.mjs';

/**
 * The stamp lies in `node_modules`, which `npm ci` empties first: an interrupted install leaves none.
 * Its first line is the fingerprint of what was installed, its second which Node runs the tasks.
 */
const stampFile = join(root, 'node_modules', '.tongdui-install');

/**
 * Installs the dependencies if they are missing or older than the lock file.
 *
 * @returns {Promise<string>} the path of the Node that runs the tasks
 */
export async function ensureInstalled() {
  const fingerprint = computeFingerprint();
  const node = findNode(fingerprint);
  if (node !== undefined) return node;
  return withLock(
    'install',
    () => process.stderr.write('另一个进程正在安装依赖，等待……\nAnother process is installing; waiting...\n'),
    async () => {
      // Whoever held the lock before may have done the work.
      const installed = findNode(fingerprint);
      if (installed !== undefined) return installed;
      if (!isInstalledAsLocked()) {
        rmSync(stampFile, { force: true });
        await install();
      }
      const found = chooseNode();
      writeFileSync(stampFile, `${fingerprint}\n${found === bin('node') ? 'pinned' : 'own'}\n`);
      return found;
    },
  );
}

/** Changes with every dependency and with the kind of machine, but not with the scripts of a package.json. */
function computeFingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  hash.update(readFileSync(join(root, 'package-lock.json')));
  /** @type {string[]} */
  const folders = readJson('package.json').workspaces;
  for (const folder of ['.', ...folders]) {
    const { workspaces, dependencies, devDependencies, optionalDependencies, peerDependencies, overrides } = readJson(
      join(folder, 'package.json'),
    );
    hash.update(
      JSON.stringify([workspaces, dependencies, devDependencies, optionalDependencies, peerDependencies, overrides]),
    );
  }
  return hash.digest('hex');
}

/**
 * @param {string} fingerprint
 * @returns {string | undefined} undefined if the dependencies are not those of the fingerprint
 */
function findNode(fingerprint) {
  let stamp;
  try {
    stamp = readFileSync(stampFile, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  if (stamp[0] !== fingerprint) return undefined;
  if (stamp[1] === 'pinned') return existsSync(bin('node')) ? bin('node') : undefined;
  return chooseNode();
}

/**
 * The pinned Node, or on a platform that the pinned packages do not serve the one that runs this file.
 *
 * @returns {string}
 */
function chooseNode() {
  const answer = existsSync(bin('node')) ? spawnSync(bin('node'), ['--version'], { encoding: 'utf8' }).stdout : '';
  if (majorOf(answer ?? '') >= NODE_MAJOR) return bin('node');
  if (majorOf(process.version) >= NODE_MAJOR) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  throw new BootstrapError(
    `平台 ${platform} 没有可自动安装的 Node ${NODE_MAJOR}，请先自行安装 Node ${NODE_MAJOR} 再重试（当前为 ${process.version}）。\n` +
      `No pinned Node ${NODE_MAJOR} runs on ${platform}: install Node ${NODE_MAJOR} yourself and repeat (this is ${process.version}).`,
  );
}
