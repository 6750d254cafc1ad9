// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapError } from './BootstrapError.mjs';
import { bin, innerPath, root } from './paths.mjs';
import { runChild } from './runChild.mjs';
import { withLock } from './withLock.mjs';

/** It lies in Hardhat's cache, so that `hardhat clean` removes it too. */
const stampFile = join(root, 'cache', 'tongdui-build');

/**
 * Compiles the contracts if a source, the compiler or its settings changed since the last time. Asking Hardhat would
 * give the same answer, but takes two seconds, and the command line is used many times a minute.
 *
 * @param {string} node - the path of Node 24
 */
export async function buildContracts(node) {
  if (!existsSync(join(root, 'contracts'))) return;
  const fingerprint = computeFingerprint();
  if (isBuilt(fingerprint)) return;
  await withLock(
    'build',
    () => process.stderr.write('另一个进程正在编译合约，等待……\nAnother process is compiling; waiting...\n'),
    async () => {
      if (isBuilt(fingerprint)) return;
      process.stderr.write('正在编译合约…… / Compiling the contracts...\n');
      // What the compiler says goes to stderr: stdout belongs to the task.
      const command = [node, bin('hardhat'), 'build', '--no-tests'];
      const code = await runChild(command, {
        cwd: root,
        env: { ...process.env, PATH: innerPath() },
        stdio: ['ignore', 2, 2],
      });
      if (code !== 0) throw new BootstrapError('合约编译失败，原因见上。\nThe contracts do not compile: see above.');
      mkdirSync(join(root, 'cache'), { recursive: true });
      writeFileSync(stampFile, fingerprint);
    },
  );
}

/** @param {string} fingerprint */
function isBuilt(fingerprint) {
  if (!existsSync(join(root, 'artifacts')) || !existsSync(stampFile)) return false;
  return readFileSync(stampFile, 'utf8') === fingerprint;
}

function computeFingerprint() {
  const hash = createHash('sha256');
  const sources = listFiles('contracts').filter((file) => file.endsWith('.sol'));
  for (const file of ['package-lock.json', 'hardhat.config.ts', ...sources.sort()]) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}
