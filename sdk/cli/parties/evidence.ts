import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { concat, keccak256, toHex, zeroHash } from 'viem';
import type { Hex } from 'viem';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { writeWhole } from '../network/writeWhole.ts';

/**
 * The salted hash of a claim's papers: keccak256 of 32 random bytes and the keccak256 of each file, in their order. The salt
 * and what was hashed are kept in the network's folder; without the salt the hash says nothing about the papers.
 *
 * @returns zero where there are no papers
 */
export async function hashEvidence(folder: string, order: Hex, files: readonly string[]): Promise<Hex> {
  if (files.length === 0) return zeroHash;
  const salt = toHex(randomBytes(32));
  const papers = [];
  for (const file of files) {
    const content = await readFile(file).catch((cause: unknown) => {
      throw new CliError(`${file}: 没有这个文件 / no such file`, exitCodes.misused, { cause });
    });
    papers.push({ name: basename(file), hash: keccak256(content) });
  }
  const evidence = keccak256(concat([salt, ...papers.map(({ hash }) => hash)]));
  await mkdir(join(folder, 'evidence'), { recursive: true });
  await writeWhole(
    join(folder, 'evidence', `${order}.json`),
    `${JSON.stringify({ evidence, salt, papers }, null, 2)}\n`,
  );
  return evidence;
}
