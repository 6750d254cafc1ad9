import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isHex, size } from 'viem';
import type { Hex } from 'viem';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { writeWhole } from './writeWhole.ts';

/** Shared keys of the consortium: for credentials and for invoices (docs/operations/privacy.md). */
export type SecretName = 'registration' | 'intake';

export function secretPath(folder: string, name: SecretName): string {
  return join(folder, 'secrets', `${name}.key`);
}

/** Makes a shared key of 32 random bytes, unless there is one. */
export async function ensureSecret(folder: string, name: SecretName): Promise<void> {
  const path = secretPath(folder, name);
  if (existsSync(path)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, `0x${randomBytes(32).toString('hex')}\n`);
}

/**
 * Reads a shared key.
 *
 * @throws {CliError} if it is missing, or no hex of 32 bytes or more
 */
export async function readSecret(folder: string, name: SecretName): Promise<Hex> {
  const path = secretPath(folder, name);
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CliError(
      `${path}: 没有这个密钥文件, 向联合体索取 / no such key file: the consortium hands it out`,
      exitCodes.misused,
      {
        cause,
      },
    );
  });
  const key = content.trim();
  if (!isHex(key) || size(key) < 32) {
    throw new CliError(
      `${path}: 须为 0x 加至少 64 位十六进制 / must be 0x and at least 64 hexadecimal digits`,
      exitCodes.misused,
    );
  }
  return key;
}
