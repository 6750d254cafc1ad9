// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { BootstrapError } from './BootstrapError.mjs';
import { outerPath, readJson, root, stateFolder } from './paths.mjs';
import { runChild } from './runChild.mjs';
import { NODE_MAJOR, NPM, majorOf } from './versions.mjs';

/** How often a line is printed on what is not a terminal, and rewritten on what is. */
const NOTICE_MS = 15_000;
const REWRITE_MS = 1_000;

const npmFlags = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];

/**
 * Neither NODE_ENV=production nor a user's settings may leave something out, and no package runs a script of its own:
 * none needs one, and a script is what fails on a machine without a compiler or a network.
 */
const ciCommand = [
  'npm',
  'ci',
  '--include=dev',
  '--include=optional',
  '--include=peer',
  '--ignore-scripts',
  ...npmFlags,
];

/**
 * Runs `npm ci` once, under Node 24 and npm 11 whatever the machine has.
 *
 * @throws {BootstrapError} with npm's words above it
 */
export async function install() {
  say('正在安装依赖（首次约需一两分钟）…… / Installing dependencies (a minute or two, once)...');
  const started = Date.now();
  const stopTelling = tellProgress();
  try {
    if (isOutsideGoodEnough()) await run(ciCommand, root);
    else await withToolchain((path) => run(ciCommand, root, path));
  } finally {
    stopTelling();
  }
  say(`依赖已安装，用时 ${seconds(started)} 秒 / Dependencies installed in ${seconds(started)} s`);
}

/**
 * Installs Node 24 and npm 11 beside the project for as long as `act` takes. `npx` would do the same in a folder that
 * it keeps, and an interrupted download would break every later one.
 *
 * @param {(path: string) => Promise<unknown>} act - gets a PATH with both in front
 */
async function withToolchain(act) {
  const folder = join(stateFolder, 'toolchain');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    // The file makes npm take this folder, not the project above it, for the one to install into.
    writeFileSync(join(folder, 'package.json'), '{}');
    const { name, needsScript } = nodePackage();
    const scripts = `--ignore-scripts=${!needsScript}`;
    await run(['npm', 'install', '--no-save', '--no-package-lock', scripts, ...npmFlags, name, NPM.package], folder);
    await act(join(folder, 'node_modules', '.bin') + delimiter + outerPath());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A Node that lies in `node_modules` is not good enough, because `npm ci` removes it. */
function isOutsideGoodEnough() {
  if (process.execPath.startsWith(join(root, 'node_modules') + sep)) return false;
  if (majorOf(process.version) < NODE_MAJOR) return false;
  const npm = spawnSync('npm', ['--version'], { env: cleanEnvironment(outerPath()), encoding: 'utf8', cwd: root });
  return majorOf(npm.stdout ?? '') >= NPM.major;
}

/**
 * The package that carries Node's binary for this machine, in the version that the lock file pins. The package `node`
 * serves more platforms, but fetches its binary in a script.
 */
function nodePackage() {
  /** @type {Record<string, string>} */
  const pinned = readJson('package.json').optionalDependencies;
  const ending = `${process.platform}-${process.arch}`;
  const found = Object.entries(pinned).find(([name]) => name === `node-${ending}` || name === `node-bin-${ending}`);
  if (found === undefined) return { name: `node@${NODE_MAJOR}`, needsScript: true };
  return { name: found.join('@'), needsScript: false };
}

/**
 * @param {string[]} command
 * @param {string} cwd
 * @param {string} [path] - the PATH to run it with
 * @throws {BootstrapError}
 */
async function run(command, cwd, path = outerPath()) {
  /** @type {Buffer[]} */
  const heard = [];
  // npm puts off a signal until it is done. What it leaves when killed is thrown away by the next run.
  const options = { cwd, env: cleanEnvironment(path), killAtOnce: true };
  const code = await runChild(command, { ...options, stdio: ['ignore', 'ignore', 'pipe'] }, (chunk) => {
    heard.push(chunk);
    process.stderr.write(chunk);
  });
  if (code !== 0) throw explain(code, Buffer.concat(heard).toString('utf8'));
}

function tellProgress() {
  const started = Date.now();
  const isTerminal = process.stderr.isTTY === true;
  const timer = setInterval(
    () => {
      const line = `……已 ${seconds(started)} 秒 / ${seconds(started)} s`;
      process.stderr.write(isTerminal ? `\r${line}` : `${line}\n`);
    },
    isTerminal ? REWRITE_MS : NOTICE_MS,
  );
  return () => {
    clearInterval(timer);
    if (isTerminal) process.stderr.write('\r\u001b[K');
  };
}

/**
 * What an outer `npm run` says about itself must not reach the inner npm: it would take its script's folder or its
 * log level for its own. The user's settings (registry, cache, proxy) stay.
 *
 * @param {string} path
 */
function cleanEnvironment(path) {
  const ofOuterRun =
    /^(npm_(package|lifecycle|command|execpath|node_execpath)|npm_config_(local_prefix|global_prefix|loglevel|workspaces?|include_workspace_root|global|omit|production|dry_run|package|call)$|INIT_CWD$|NODE$)/i;
  const entries = Object.entries(process.env).filter(([name]) => !ofOuterRun.test(name));
  return { ...Object.fromEntries(entries), PATH: path };
}

/**
 * @param {number} code
 * @param {string} words - npm's
 * @returns {BootstrapError}
 */
function explain(code, words) {
  if (code > 128) {
    const message = '安装被中断，下次运行会重新安装。\nThe install was interrupted; the next run repeats it.';
    return new BootstrapError(message, code);
  }
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/;
  if (offline.test(words)) {
    return new BootstrapError(
      '安装依赖失败：连不上 npm 源。请检查网络、代理或 npm 的 registry 设置，然后重新运行同一命令。\n' +
        "The install failed: the npm registry cannot be reached. Check the network, the proxy or npm's registry setting, " +
        'and run the same command again.',
    );
  }
  if (code === 127) {
    return new BootstrapError(
      '安装依赖失败：找不到 npm。请安装带 npm 的 Node（18 或更高）。\n' +
        'The install failed: npm was not found. Install Node (18 or later) with its npm.',
    );
  }
  return new BootstrapError(
    `安装依赖失败（npm 退出码 ${code}），原因见上。修正后重新运行同一命令。\n` +
      `The install failed (npm exit code ${code}) for the reason above. Mend it and run the same command again.`,
  );
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {number} since */
function seconds(since) {
  return Math.round((Date.now() - since) / 1_000);
}
