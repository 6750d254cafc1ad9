import { existsSync } from 'node:fs';
import { generatePrivateKey } from 'viem/accounts';
import type { Address } from 'viem';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { strongWork, writeKey } from './keystore.ts';
import { askPassword, readPassword } from './password.ts';
import type { SessionSettings } from './session.ts';

export type CreateKeyFileParameters = Pick<SessionSettings, 'terminal' | 'language' | 'passwordFile'> & {
  readonly out: string;
};

/**
 * Makes a key and writes it under a password that is read from a file or asked for twice.
 *
 * @returns its account
 * @throws {CliError} if the file is there already, or the two passwords differ
 */
export async function createKeyFile({ out, passwordFile, ...who }: CreateKeyFileParameters): Promise<Address> {
  if (existsSync(out)) throw new CliError(`${out}: 文件已存在 / the file is there already`, exitCodes.misused);
  const given = passwordFile ?? who.terminal.env.TONGDUI_PASSWORD_FILE;
  const password =
    given === undefined ? await askPassword(who, { zh: '新口令', en: 'new password' }) : await readPassword(given);
  if (given === undefined && password !== (await askPassword(who, { zh: '再输入一次', en: 'once more' }))) {
    throw new CliError('两次口令不一致 / the passwords differ', exitCodes.misused);
  }
  if (password === '') throw new CliError('口令不能为空 / the password must not be empty', exitCodes.misused);
  return (await writeKey(out, generatePrivateKey(), password, strongWork)).address;
}
