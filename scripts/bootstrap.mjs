// @ts-check
// The entry behind every npm script: makes sure that the dependencies are installed and the contracts compiled,
// then runs the wanted task on the Node 24 that the lock file pins. It is plain JavaScript without dependencies,
// because it runs before anything is installed and on whatever Node >= 18 the machine has.
import { buildContracts } from './bootstrap/buildContracts.mjs';
import { BootstrapError } from './bootstrap/BootstrapError.mjs';
import { ensureInstalled } from './bootstrap/ensureInstalled.mjs';
import { runSteps } from './bootstrap/runSteps.mjs';
import { tasks } from './bootstrap/tasks.mjs';

try {
  process.exitCode = await main(process.argv[2], process.argv.slice(3));
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}

/**
 * @param {string | undefined} name
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main(name, args) {
  const task = name === undefined ? undefined : tasks[name];
  if (task === undefined) {
    const known = Object.keys(tasks).join(', ');
    throw new BootstrapError(
      `没有名为 ${name ?? '(空)'} 的任务，可用：${known}\nNo task ${name ?? '(none)'}; the tasks are: ${known}`,
    );
  }
  const node = await ensureInstalled();
  if (task.needsContracts) await buildContracts(node);
  return runSteps(node, task, args);
}
