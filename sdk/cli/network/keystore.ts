import { mkdir, readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Keystore } from 'ox/node';
import { privateKeyToAccount } from 'viem/accounts';
import type { Hex, LocalAccount } from 'viem';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { writeWhole } from './writeWhole.ts';

/** Scrypt's work for a password that a person thought of: what ethers and geth take. */
export const strongWork = 2 ** 17;

/** For a random password of 256 bits, which no amount of trying finds. */
export const lightWork = 2 ** 12;

/** The key files of a network, by name. */
export function keyPath(folder: string, name: string): string {
  return join(folder, 'keys', `${name}.json`);
}

/** The names of the keys in a network's folder. */
export async function listKeys(folder: string): Promise<readonly string[]> {
  const files = await readdir(join(folder, 'keys')).catch(() => []);
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** Writes a key in the form of ethers and geth (Web3 Secret Storage, version 3). */
export async function writeKey(path: string, key: Hex, password: string, work: number): Promise<LocalAccount> {
  const account = privateKeyToAccount(key);
  const [derived, options] = await Keystore.scryptAsync({ password, n: work, r: 8, p: 1 });
  const keystore = { address: account.address.slice(2).toLowerCase(), ...Keystore.encrypt(key, derived, options) };
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, `${JSON.stringify(keystore)}\n`);
  return account;
}

/**
 * Opens a key file.
 *
 * @throws {CliError} if there is none, it is no key file, or the password is another
 */
export async function readKey(path: string, password: string): Promise<LocalAccount> {
  const keystore = await readKeystore(path);
  try {
    const derived = await Keystore.toKeyAsync(keystore, { password });
    return privateKeyToAccount(Keystore.decrypt(keystore, derived));
  } catch (cause) {
    throw new CliError(`${path}: 口令不对, 或文件已损坏 / wrong password, or the file is damaged`, exitCodes.failed, {
      cause,
    });
  }
}

/** The account of a key file, without its password; `undefined` where the file does not say. */
export async function addressOf(path: string): Promise<Hex | undefined> {
  const { address } = (await readKeystore(path)) as { address?: unknown };
  return typeof address === 'string' && /^(0x)?[0-9a-f]{40}$/i.test(address)
    ? `0x${address.replace(/^0x/, '').toLowerCase()}`
    : undefined;
}

async function readKeystore(path: string): Promise<Keystore.Keystore> {
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CliError(`${path}: 没有这个密钥文件 / no such key file`, exitCodes.misused, { cause });
  });
  try {
    const { Crypto, ...keystore } = JSON.parse(content) as { Crypto?: unknown; crypto?: unknown };
    // Older files of ethers write it with a capital.
    const crypto = keystore.crypto ?? Crypto;
    if (typeof crypto !== 'object' || crypto === null) throw new TypeError('no crypto');
    return { ...keystore, crypto } as unknown as Keystore.Keystore;
  } catch (cause) {
    throw new CliError(`${path}: 不是密钥文件 / not a key file`, exitCodes.misused, { cause });
  }
}
