import { execFileSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';

export type RunningProcess = { readonly pid: number; readonly parent: number; readonly command: string };

/** Every process of this machine. */
export function listProcesses(): readonly RunningProcess[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' });
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return { pid: Number(pid), parent: Number(parent), command };
    });
}

/** Children, their children, and so on. */
export function descendantsOf(pid: number): readonly RunningProcess[] {
  const all = listProcesses();
  const below = (parent: number): RunningProcess[] =>
    all.filter((found) => found.parent === parent).flatMap((found) => [found, ...below(found.pid)]);
  return below(pid);
}

export function isRunning({ pid, command }: RunningProcess): boolean {
  // A process that has ended and waits for its parent to notice is listed in brackets.
  return listProcesses().some((found) => found.pid === pid && found.command === command);
}

/** Waits until something holds; a test that it never does ends with its runner's patience, here a minute. */
export async function waitUntil(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 600) throw new Error('waited a minute in vain');
    await setTimeout(100);
  }
}
