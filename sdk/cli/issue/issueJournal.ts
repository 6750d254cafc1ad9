import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { isAddress } from 'viem';
import type { Address } from 'viem';
import { z } from 'zod';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { writeWhole } from '../network/writeWhole.ts';
import type { IssueRow } from '../sheets/readIssueSheet.ts';

/** What one firm was to get, and under which serial number: the chain takes each number once. */
export type JournalEntry = { readonly account: Address; readonly amount: bigint; readonly serial: number };

/** What is kept of an issue from before its first transaction until after its last. */
export type IssueJournal = {
  readonly programme: number;
  /** What the sheet said, hashed: the same sheet under another name is the same. */
  readonly sheet: string;
  readonly entries: readonly JournalEntry[];
};

const schema = z.object({
  format: z.literal(1),
  programme: z.int(),
  sheet: z.string(),
  entries: z.array(
    z.tuple([z.string().refine((text) => isAddress(text, { strict: false })), z.string().regex(/^\d+$/), z.int()]),
  ),
});

/** The issue of a programme that has begun and not ended. */
function openPath(folder: string, programme: number): string {
  return join(folder, 'issues', `${programme}.json`);
}

function donePath(folder: string, programme: number, sheet: string): string {
  return join(folder, 'issues', `${programme}-${sheet.slice(0, 16)}.json`);
}

/** What tells one sheet from another: firms and amounts, in their order. */
export function sheetHash(rows: readonly IssueRow[]): string {
  const content = rows.map(({ identity, amount }) => `${identity} ${amount}`).join('\n');
  return createHash('sha256').update(content).digest('hex');
}

/** The issue of a programme that stopped half way, if any. */
export async function readOpenJournal(folder: string, programme: number): Promise<IssueJournal | undefined> {
  const path = openPath(folder, programme);
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  });
  if (content === undefined) return undefined;
  const parsed = schema.safeParse(parseJson(content));
  if (!parsed.success) {
    throw new CliError(
      `${path}: 发放记录已损坏, 请先核对链上已发放的券 / the record of an issue is damaged: compare it with what the chain holds`,
      exitCodes.failed,
    );
  }
  const { entries, ...rest } = parsed.data;
  return {
    ...rest,
    entries: entries.map(([account, amount, serial]) => ({
      account: account,
      amount: BigInt(amount),
      serial,
    })),
  };
}

/** Writes it, whole or not at all. */
export async function writeJournal(folder: string, { programme, sheet, entries }: IssueJournal): Promise<void> {
  await mkdir(join(folder, 'issues'), { recursive: true });
  const rows = entries.map(({ account, amount, serial }) => [account, amount.toString(), serial]);
  const file = { format: 1, programme, sheet, entries: rows };
  await writeWhole(openPath(folder, programme), `${JSON.stringify(file)}\n`);
}

/** The issue is done: its record stays, so that the same sheet is known again. */
export async function closeJournal(folder: string, { programme, sheet }: IssueJournal): Promise<void> {
  await rename(openPath(folder, programme), donePath(folder, programme, sheet));
}

/** Whether the very same sheet was issued before. */
export function wasIssued(folder: string, programme: number, sheet: string): boolean {
  return existsSync(donePath(folder, programme, sheet));
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}
