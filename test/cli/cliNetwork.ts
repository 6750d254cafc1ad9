import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProgram } from '../../sdk/cli/createProgram.ts';
import type { Language } from '../../sdk/cli/output/language.ts';
import { runProgram } from '../../sdk/cli/runProgram.ts';

const main = fileURLToPath(new URL('../../sdk/cli/main.ts', import.meta.url));

export type Said = { readonly code: number; readonly out: string; readonly err: string };

/** Starts the command line as a user does. */
export function spawnCli(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...env },
  });
}

/** Runs a command in this process: the same program, with its output at hand. */
export async function tongdui(args: readonly string[], env = {}, language: Language = 'en'): Promise<Said> {
  let [out, err] = ['', ''];
  const terminal = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    isWatched: false,
    env: { LC_ALL: language === 'en' ? 'en_US.UTF-8' : 'zh_CN.UTF-8', ...env },
  };
  const code = await runProgram(createProgram(terminal, language), args, terminal);
  return { code, out, err };
}

/** A network of `network up`, and its command line. */
export class CliNetwork {
  readonly folder = join(mkdtempSync(join(tmpdir(), 'tongdui-cli-')), 'network');
  #up: ChildProcess | undefined;

  /** Brings the network up and waits until it says so. */
  async up(): Promise<void> {
    const up = spawnCli(['network', 'up', '--network', this.folder, '--port', '0']);
    this.#up = up;
    let [out, err] = ['', ''];
    up.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      up.once('exit', (code) => reject(new Error(`network up ended with ${code}: ${out}${err}`)));
      up.stdout?.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        if (/http:\/\/127\.0\.0\.1:\d+[\s\S]*Ctrl\+C/.test(out)) resolve();
      });
    });
  }

  /** Ends the network at once, as a power cut does, or in order. */
  async down(signal: NodeJS.Signals): Promise<void> {
    const up = this.#up;
    this.#up = undefined;
    if (up === undefined) return;
    const ended = new Promise((resolve) => up.once('exit', resolve));
    up.kill(signal);
    await ended;
  }

  /** Runs a command on the network; one that fails is an error. */
  async run(...args: readonly string[]): Promise<string> {
    const { code, out, err } = await this.try(...args);
    if (code !== 0) throw new Error(`tongdui ${args.join(' ')} ended with ${code}: ${out}${err}`);
    return out;
  }

  /** Runs a command on the network. */
  async try(...args: readonly string[]): Promise<Said> {
    return await tongdui([...args, '--network', this.folder]);
  }

  /** Runs a command on the network and reads what it prints. */
  async ask<T>(...args: readonly string[]): Promise<T> {
    return JSON.parse(await this.run(...args, '--json')) as T;
  }

  /** Ends everything and removes the folder. */
  async close(): Promise<void> {
    await this.down('SIGTERM');
    rmSync(join(this.folder, '..'), { recursive: true, force: true });
  }
}
