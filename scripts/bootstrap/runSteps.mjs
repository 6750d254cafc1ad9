// @ts-check
import { isAbsolute, join } from 'node:path';
import { innerPath, root } from './paths.mjs';
import { runChild } from './runChild.mjs';

/**
 * Runs the steps of a task one after the other, until one fails.
 *
 * @param {string} node - the path of Node 24
 * @param {import('./tasks.mjs').Task} task
 * @param {string[]} args - for the last step
 * @returns {Promise<number>} the exit code of the last step that ran
 */
export async function runSteps(node, task, args) {
  const cwd = task.inCallersFolder ? callersFolder() : root;
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: innerPath() };
  for (const [index, [script = '', ...rest]] of task.steps.entries()) {
    const path = isAbsolute(script) ? script : join(root, script);
    const ofCaller = index === task.steps.length - 1 ? args : [];
    // Node 24 strips types natively; its first releases warned of it on every start.
    const command = [node, '--disable-warning=ExperimentalWarning', path, ...rest, ...ofCaller];
    const code = await runChild(command, { cwd, env, stdio: 'inherit' });
    if (code !== 0) return code;
  }
  return 0;
}

/** `npm run` changes to the root of the project and leaves word of where it was called. */
function callersFolder() {
  const isByNpm = process.cwd() === root && process.env['npm_lifecycle_event'] !== undefined;
  return (isByNpm ? process.env['INIT_CWD'] : undefined) ?? process.cwd();
}
