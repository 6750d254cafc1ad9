import type { Address } from 'viem';
import { findOffice } from '../../src/actions/public/findOffice.ts';
import { getProgramme } from '../../src/actions/public/getProgramme.ts';
import type { ProgrammeView } from '../../src/actions/public/getProgramme.ts';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { readSecret } from '../network/secrets.ts';
import type { Session } from '../network/session.ts';
import { SheetError } from '../sheets/problem.ts';
import type { Problem } from '../sheets/problem.ts';
import type { IssueSheet } from '../sheets/readIssueSheet.ts';
import { assignSerials } from './assignSerials.ts';
import { checkFirms } from './checkFirms.ts';
import { findFirms } from './firms.ts';
import type { Firm } from './firms.ts';
import { readIssuedVouchers } from './issuedVouchers.ts';
import type { IssuedVoucher } from './issuedVouchers.ts';
import { readOpenJournal } from './issueJournal.ts';
import type { IssueJournal } from './issueJournal.ts';

export type IssuePlan = {
  readonly programme: ProgrammeView;
  readonly firms: readonly Firm[];
  /** The programme's vouchers on the chain, by their serial numbers. */
  readonly issued: ReadonlyMap<number, IssuedVoucher>;
  /** The record of an issue that stopped half way, which this one goes on with. */
  readonly open: IssueJournal | undefined;
  /** Firms that got theirs before it stopped. */
  readonly doneBefore: number;
  /** Fen that are still to be issued. */
  readonly toIssue: bigint;
  /** Firms that hold a voucher of this programme from another issue. */
  readonly holders: number;
};

export type PlanSettings = {
  readonly programme: number;
  readonly registers: boolean;
  readonly makesKeys: boolean;
};

/**
 * Holds a sheet against the chain: everything that it would refuse is found before anything is sent.
 *
 * @throws {SheetError} with every problem
 * @throws {TongduiError} `ProgrammeUnknown`
 */
export async function planIssue(session: Session, sheet: IssueSheet, settings: PlanSettings): Promise<IssuePlan> {
  const { reader, folder, language } = session;
  const programme = await getProgramme(reader, { programme: settings.programme });
  const { rows, headings } = sheet;
  const problems: Problem[] = [...sheet.problems];
  if (headings === undefined || rows.length === 0) throw new SheetError(problems, language);
  const { timestamp } = await reader.publicClient.getBlock();
  const now = Number(timestamp);
  if (programme.closed || now > (programme.useBy ?? Infinity)) {
    problems.push({
      zh: `政策 ${settings.programme} 已停止发放`,
      en: `programme ${settings.programme} no longer issues`,
    });
  }
  const firms = await findFirms(reader, rows, await readSecret(folder, 'registration'));
  const { registers, makesKeys } = settings;
  problems.push(...checkFirms(firms, headings, { region: programme.region, registers, makesKeys, now }));

  const issued = await readIssuedVouchers(reader, settings.programme);
  const open = await readOpenJournal(folder, settings.programme);
  const known = firms.filter((firm): firm is Firm & { readonly account: Address } => firm.account !== undefined);
  const assigned = assignSerials(known, issued, open);
  const done = assigned.filter((entry) => entry.issued !== undefined);
  for (const [at, { issued: voucher }] of assigned.entries()) {
    const firm = known[at];
    if (!firm || !voucher || voucher.amount === firm.amount) continue;
    const column = headings.columns.amount;
    problems.push({
      row: firm.row,
      ...(column && { column: column.letters, heading: column.heading }),
      got: formatYuan(firm.amount),
      zh: `上次已发放 ${formatYuan(voucher.amount)}, 不能再改`,
      en: `${formatYuan(voucher.amount)} was issued before: it cannot be changed`,
    });
  }
  const toIssue = sumOf(firms) - done.reduce((sum, { amount }) => sum + amount, 0n);
  const { unissued } = programme.budget;
  if (toIssue > unissued) {
    problems.push({
      zh: `合计 ${formatYuan(toIssue)} 超过政策未发放的预算 ${formatYuan(unissued)}`,
      en: `the total of ${formatYuan(toIssue)} is more than the programme has left to issue, ${formatYuan(unissued)}`,
    });
  }
  if (problems.length > 0) throw new SheetError(problems, language);

  const ours = new Set(done.map(({ serial }) => serial));
  const others = new Set([...issued].filter(([serial]) => !ours.has(serial)).map(([, { to }]) => to.toLowerCase()));
  const holders = known.filter(({ account }) => others.has(account.toLowerCase())).length;
  return { programme, firms, issued, open, doneBefore: done.length, toIssue, holders };
}

function sumOf(firms: readonly { readonly amount: bigint }[]): bigint {
  return firms.reduce((sum, { amount }) => sum + amount, 0n);
}

/**
 * Makes sure of an office before a long run needs it half way.
 *
 * @throws {CliError} if the key does not hold it
 */
export async function requireOffice(client: TongduiClient, office: string, region: number): Promise<void> {
  const account = client.walletClient?.account.address;
  const seat = account && (await findOffice(client, { account }));
  if (seat?.office === office && 'region' in seat && seat.region === region) return;
  throw new CliError(
    `${account ?? '-'} 不是 ${region} 的 ${office}: 用 --key 指明该岗位的密钥 / does not hold the office ${office} of ${region}: name that office's key with --key`,
    exitCodes.misused,
  );
}
