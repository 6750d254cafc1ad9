import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { anvilPath } from './anvilPath.ts';
import { EmbeddedChainError } from './embeddedChainError.ts';

/** How many of the last blocks can be undone; the states of older ones are not kept. */
export const keptStates = 32;

/** Until then a node listens, also on a busy machine. In milliseconds. */
const startTimeout = 30_000;

/** Until then a node that was told to end has ended. In milliseconds. */
const endTimeout = 5_000;

/** A node of this process's own. */
export type LocalNode = { readonly port: number; close(): Promise<void> };

export type NodeSettings = {
  /** Time of the first block, in unix seconds; that of the machine's clock unless said. */
  readonly time?: number;
  /** A free one of the system's choice unless said. */
  readonly port?: number;
};

/** Starts a node under a guard that ends it when this process ends. */
export async function startNode({ time, port: wanted = 0 }: NodeSettings): Promise<LocalNode> {
  const options = {
    host: '127.0.0.1',
    port: wanted,
    hardfork: 'osaka',
    'gas-price': 0,
    'base-fee': 0,
    'gas-limit': 100_000_000,
    ...(time !== undefined && { timestamp: time }),
    accounts: 1,
    'prune-history': keptStates,
    // Transactions of one block in the order in which they came.
    order: 'fifo',
  };
  const named = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const guard = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', guardPath(), anvilPath(), '--enable-tx-gas-limit', ...named],
    { stdio: 'pipe' },
  );
  // A write to a guard that has ended fails; its end is what gets reported.
  guard.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => guard.once('close', () => resolve()));
  const { port, pid } = await waitForPort(guard);

  // A program that has nothing left to do is not kept waiting by its node.
  guard.unref();
  for (const stream of [guard.stdin, guard.stdout, guard.stderr]) {
    (stream as typeof stream & { unref?: () => void }).unref?.();
  }
  // A guard that is killed cannot end the node; else the node has ended before it.
  guard.once('exit', (_, signal) => {
    if (signal !== null) killProcess(pid);
  });
  return {
    port,
    close: async () => {
      guard.ref();
      guard.stdin.end();
      const patience = setTimeout(() => guard.kill('SIGKILL'), endTimeout);
      await ended;
      clearTimeout(patience);
    },
  };
}

/** The guard beside this file, as it is written or as it is built. */
function guardPath(): string {
  const suffix = /\.[a-z]+$/.exec(import.meta.url)?.[0] ?? '.js';
  return fileURLToPath(new URL(`chainGuard${suffix}`, import.meta.url));
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function waitForPort(guard: ChildProcessWithoutNullStreams): Promise<{ port: number; pid: number }> {
  return new Promise((resolve, reject) => {
    let [line, words] = ['', ''];
    const settle = () => {
      clearTimeout(patience);
      guard.off('close', fail).off('error', fail);
    };
    const fail = (cause?: unknown) => {
      settle();
      guard.kill('SIGKILL');
      const why = words.trim().replaceAll(/\s+/g, ' ');
      const end = why === '' ? '' : `: ${why}`;
      const options = cause instanceof Error ? { cause } : undefined;
      reject(new EmbeddedChainError('本地链启动失败', `the local chain did not start${end}`, options));
    };
    const patience = setTimeout(fail, startTimeout);
    guard.once('close', fail).once('error', fail);
    // Later failures show in the guard's end.
    guard.on('error', () => undefined);
    guard.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    guard.stdout.on('data', (chunk: Buffer) => {
      line += chunk.toString();
      if (!line.includes('\n')) return;
      settle();
      resolve(JSON.parse(line) as { port: number; pid: number });
    });
  });
}
