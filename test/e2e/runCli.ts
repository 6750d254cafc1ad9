import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../sdk/cli/main.ts', import.meta.url));

export type CliEnd = { readonly code: number | null; readonly out: string; readonly err: string };

/** Starts `tongdui` as a child process, in an English locale. */
export function startCli(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
  });
}

/** Runs `tongdui` to its end. */
export async function runCli(...args: readonly string[]): Promise<CliEnd> {
  const child = startCli(args);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}
