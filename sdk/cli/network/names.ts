import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getAddress, isAddress } from 'viem';
import type { Address } from 'viem';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { writeWhole } from './writeWhole.ts';

/** What this machine calls participants: names stay off the chain. */
export type Names = Map<string, Address>;

const fileName = 'names.json';

export async function readNames(folder: string): Promise<Names> {
  const content = await readFile(join(folder, fileName), 'utf8').catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '{}';
    throw cause;
  });
  return new Map(Object.entries(JSON.parse(content) as { [name: string]: Address }));
}

/** Adds names; one that is taken keeps its first meaning unless it is the same account. */
export async function addNames(folder: string, entries: Iterable<readonly [string, Address]>): Promise<void> {
  const names = await readNames(folder);
  for (const [name, account] of entries) if (!names.has(name)) names.set(name, account);
  await writeWhole(join(folder, fileName), `${JSON.stringify(Object.fromEntries(names), null, 2)}\n`);
}

/**
 * The account that a text means: an account, or a name of this machine.
 *
 * @throws {CliError} for an unknown name
 */
export function accountNamed(names: Names, text: string): Address {
  if (isAddress(text, { strict: false })) return getAddress(text);
  const account = names.get(text);
  if (account !== undefined) return account;
  throw new CliError(
    `没有名为 ${text} 的参与方: 用账户 (0x…) 或 participant list 中的名称 / no participant is called ${text}: give an account (0x…) or a name of participant list`,
    exitCodes.misused,
  );
}

/** The name of an account, or the account itself. */
export function nameOf(names: Names, account: Address): string {
  for (const [name, known] of names) if (known.toLowerCase() === account.toLowerCase()) return name;
  return account;
}
