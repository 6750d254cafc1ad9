// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a program to its end, passing signals on to it.
 *
 * @param {string[]} command
 * @param {object} options
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} options.env
 * @param {import('node:child_process').StdioOptions} options.stdio
 * @param {boolean} [options.killAtOnce] - kill the program on every signal instead of passing it on
 * @param {(chunk: Buffer) => void} [onOutput] - called with what comes through pipes of `stdio`
 * @returns {Promise<number>} the exit code; 128 and the signal's number if a signal ended it; 127 if it did not start
 */
export function runChild([program = '', ...args], { killAtOnce = false, ...options }, onOutput = () => {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, shell: process.platform === 'win32' });
    /** @type {NodeJS.Signals | undefined} */
    let received;
    const pass = (/** @type {NodeJS.Signals} */ signal) => {
      received = signal;
      // A terminal sends Ctrl-C to the child as well: passing it on would deliver it twice.
      const isDelivered = signal === 'SIGINT' && process.stdin.isTTY === true;
      if (killAtOnce) child.kill('SIGKILL');
      else if (!isDelivered) child.kill(signal);
    };
    process.on('SIGINT', pass).on('SIGTERM', pass).on('SIGHUP', pass);
    const finish = (/** @type {number} */ code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass).off('SIGHUP', pass);
      resolve(code);
    };
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    child.on('error', () => finish(127));
    child.on('close', (code, signal) => {
      finish(signal === null ? (code ?? 1) : 128 + constants.signals[received ?? signal]);
    });
  });
}
