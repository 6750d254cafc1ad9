import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import type { Bilingual } from '../output/language.ts';
import { say } from '../output/language.ts';
import type { SessionSettings } from './session.ts';

/** The password of the keys that `network up` made: random, for a network on this machine. */
export function passwordPath(folder: string): string {
  return join(folder, 'password');
}

/** Reads a password file: its first line. */
export async function readPassword(path: string): Promise<string> {
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CliError(`${path}: 没有这个口令文件 / no such password file`, exitCodes.misused, { cause });
  });
  const password = content.split(/\r?\n/)[0] ?? '';
  if (password === '') throw new CliError(`${path}: 口令文件为空 / the password file is empty`, exitCodes.misused);
  return password;
}

/**
 * Asks for a password, without showing it.
 *
 * @throws {CliError} where nobody is there to be asked
 */
export async function askPassword(
  { terminal, language }: Pick<SessionSettings, 'terminal' | 'language'>,
  what: Bilingual,
): Promise<string> {
  if (!terminal.isWatched || !process.stdin.isTTY) {
    throw new CliError(
      '需要密钥口令: 用 --password-file 指明口令文件 / a password is needed: name a file with --password-file',
      exitCodes.misused,
    );
  }
  const { default: ask } = await import('@inquirer/password');
  try {
    return await ask({ message: say(language, what) }, { output: process.stderr });
  } catch (cause) {
    throw new CliError('已取消 / cancelled', exitCodes.failed, { cause });
  }
}
