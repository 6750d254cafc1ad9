import { generatePrivateKey } from 'viem/accounts';
import type { LocalAccount } from 'viem';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { existsSync } from 'node:fs';
import { keyPath, lightWork, writeKey } from './keystore.ts';
import { passwordPath, readPassword } from './password.ts';

/**
 * Makes a key in the folder of a network on this machine, under that network's own password.
 *
 * @throws {CliError} if the name is taken, or the network is not of this machine
 */
export async function makeLocalKey(folder: string, name: string): Promise<LocalAccount> {
  if (!existsSync(passwordPath(folder))) {
    throw new CliError(
      '此网络不在本机: 先用 tongdui key new 生成密钥 / this network is not of this machine: make a key with tongdui key new',
      exitCodes.misused,
    );
  }
  const path = keyPath(folder, name);
  if (existsSync(path)) {
    throw new CliError(`密钥 ${name} 已存在 / there is a key ${name} already`, exitCodes.misused);
  }
  return await writeKey(path, generatePrivateKey(), await readPassword(passwordPath(folder)), lightWork);
}
