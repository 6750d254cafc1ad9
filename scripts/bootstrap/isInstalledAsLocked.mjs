// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, root } from './paths.mjs';

/**
 * @typedef {string | string[] | undefined} Names - each allowed, or excluded if a `!` stands before it
 *
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, os?: Names, cpu?: Names,
 *   libc?: Names }} LockedPackage
 */

/**
 * Whether `node_modules` already holds what the lock file says, e.g. after a `npm install` by hand. npm notes what it
 * installed in a lock file of its own, as the last thing that it does.
 *
 * A package for this machine that is missing counts as a difference even if it is optional: npm under an old Node
 * leaves out Hardhat's native package without a word.
 *
 * @returns {boolean}
 */
export function isInstalledAsLocked() {
  const notes = join('node_modules', '.package-lock.json');
  if (!existsSync(join(root, notes))) return false;
  /** @type {Record<string, LockedPackage>} */
  const installed = readJson(notes).packages;
  /** @type {Record<string, LockedPackage>} */
  const locked = readJson('package-lock.json').packages;
  const strangers = Object.keys(installed).filter((path) => locked[path] === undefined);
  if (strangers.length > 0) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true && !isForThisMachine(wanted);
    return found.version === wanted.version && found.integrity === wanted.integrity && existsSync(join(root, path));
  });
}

/** @param {LockedPackage} wanted */
function isForThisMachine({ os, cpu, libc }) {
  return matches(os, process.platform) && matches(cpu, process.arch) && matches(libc, libcOfThisMachine());
}

/**
 * @param {Names} names
 * @param {string | undefined} actual
 */
function matches(names, actual) {
  const all = names === undefined ? [] : [names].flat();
  const allowed = all.filter((name) => !name.startsWith('!'));
  if (all.includes(`!${actual}`)) return false;
  return allowed.length === 0 || allowed.includes('any') || (actual !== undefined && allowed.includes(actual));
}

/** @returns {string | undefined} */
function libcOfThisMachine() {
  if (process.platform !== 'linux') return undefined;
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}
