// @ts-check
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { stateFolder } from './paths.mjs';

const HEARTBEAT_MS = 2_000;

/** A lock whose owner's heart has not beaten for so long is taken over, if the owner cannot be asked. */
const STALE_AFTER_MS = 60_000;

/** The same for an owner whose process id is in use: it may sleep, or the id may belong to someone else by now. */
const STALE_ALTHOUGH_ALIVE_AFTER_MS = 600_000;

/**
 * Runs `act` while no other process of this checkout runs an act of the same name. The lock is a folder, since
 * creating one either succeeds or fails on every file system.
 *
 * @template T
 * @param {string} name
 * @param {() => void} onWait - called once if another process holds the lock
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function withLock(name, onWait, act) {
  const lock = join(stateFolder, `${name}.lock`);
  const owner = `${hostname()} ${process.pid} ${Date.now()}`;
  mkdirSync(stateFolder, { recursive: true });
  for (let waited = false; !acquire(lock, owner); waited = true) {
    if (!waited) onWait();
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const release = () => {
    if (readOwner(lock) === owner) rmSync(lock, { recursive: true, force: true });
  };
  const heartbeat = setInterval(() => utimesSync(lock, new Date(), new Date()), HEARTBEAT_MS);
  process.once('exit', release);
  try {
    return await act();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

/**
 * @param {string} lock
 * @param {string} owner
 * @returns {boolean}
 */
function acquire(lock, owner) {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, 'owner'), owner);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  const seen = readOwner(lock);
  if (!isDead(lock, seen)) return false;
  // Two waiters may both find the owner dead. The rename lets one of them through, and the second look at the
  // owner keeps a late one from removing the lock that the first has made meanwhile.
  const grave = `${lock}.${process.pid}`;
  if (readOwner(lock) !== seen) return false;
  try {
    renameSync(lock, grave);
  } catch {
    return false;
  }
  rmSync(grave, { recursive: true, force: true });
  return false;
}

/**
 * @param {string} lock
 * @returns {string | undefined} undefined while the folder is just being made or removed
 */
function readOwner(lock) {
  try {
    return readFileSync(join(lock, 'owner'), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} lock
 * @param {string | undefined} owner
 */
function isDead(lock, owner) {
  let silence;
  try {
    silence = Date.now() - statSync(lock).mtimeMs;
  } catch {
    return false;
  }
  const [host, pid] = owner?.split(' ') ?? [];
  if (host !== hostname()) return silence > STALE_AFTER_MS;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    // EPERM means that the process lives and belongs to someone else.
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return true;
  }
  return silence > STALE_ALTHOUGH_ALIVE_AFTER_MS;
}
