import { getVoucher } from '../../src/actions/public/getVoucher.ts';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import { unpackVoucherId } from '../../src/vouchers/unpackVoucherId.ts';
import { fact } from '../acts/outcome.ts';
import type { Fact, Outcome } from '../acts/outcome.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { lockFile } from '../network/folderLock.ts';
import type { Session } from '../network/session.ts';
import { say } from '../output/language.ts';
import { findHeadings } from '../sheets/headings.ts';
import { SheetError } from '../sheets/problem.ts';
import { readIssueSheet } from '../sheets/readIssueSheet.ts';
import { readTables } from '../sheets/readTables.ts';
import type { Table } from '../sheets/table.ts';
import { sheetHash, wasIssued } from './issueJournal.ts';
import { planIssue, requireOffice } from './planIssue.ts';
import type { IssuePlan } from './planIssue.ts';
import { registerFirms } from './registerFirms.ts';
import type { RegisteredFirm } from './registerFirms.ts';
import { chooseResultPath, writeResultSheet } from './resultSheet.ts';
import { runIssue } from './runIssue.ts';
import type { IssueRun } from './runIssue.ts';

export type IssueSheetParameters = {
  readonly programme: number;
  /** The spreadsheet. */
  readonly from: string;
  /** Name of the sheet, where a workbook has several. */
  readonly sheet: string | undefined;
  readonly register: boolean;
  readonly newKeys: boolean;
  readonly dryRun: boolean;
  /** Whether a sheet that was issued before is issued once more. */
  readonly again: boolean;
  readonly result: string | undefined;
  readonly batchSize: number | undefined;
};

/** Whose keys the issue takes. */
export type IssueKeys = (
  region: number,
) => Promise<{ readonly bureau: TongduiClient; readonly agency?: TongduiClient }>;

/**
 * Issues vouchers to the firms of a spreadsheet: the whole of it is held against the rules first, and with the same command
 * again an issue that stopped goes on.
 *
 * @throws {SheetError} with every problem of the sheet
 * @throws {CliError} if the sheet was issued before, another process issues it, or the run stopped half way
 */
export async function issueSheet(session: Session, given: IssueSheetParameters, keys: IssueKeys): Promise<Outcome> {
  const { folder, language } = session;
  const result = chooseResultPath(given.from, given.result);
  const sheet = readIssueSheet(chooseTable(given, await readTables(given.from)));
  if (sheet.headings === undefined || sheet.rows.length === 0) throw new SheetError(sheet.problems, language);
  if (!given.again && wasIssued(folder, given.programme, sheetHash(sheet.rows))) {
    throw new CliError(
      `${given.from}: 这张表已经发放过, 未再发放; 确要再发一次请加 --again / this sheet was issued before and is not issued again; if it is to be, add --again`,
      exitCodes.misused,
    );
  }
  const settings = { programme: given.programme, registers: given.register, makesKeys: given.newKeys };
  if (given.dryRun) return planned(await planIssue(session, sheet, settings), sheet.headings.ignored);

  const busy = { zh: '另一个进程正在按这项政策发放', en: 'another process is issuing for this programme' };
  const release = await lockFile(folder, `issuing-${given.programme}`, busy);
  const forgetInterrupt = onInterrupt(session);
  try {
    const plan = await planIssue(session, sheet, settings);
    const { region } = plan.programme;
    const { bureau, agency } = await keys(region);
    await requireOffice(bureau, 'BUREAU', region);
    if (agency !== undefined) await requireOffice(agency, 'AGENCY', region);
    const firms =
      agency === undefined
        ? (plan.firms as readonly RegisteredFirm[])
        : await registerFirms(session, agency, region, plan.firms);
    const run = await runIssue(session, bureau, plan, firms, given.batchSize);
    await writeResult(session, result, firms, run);
    if (run.stopped) throw stoppedHalfWay(session, run, result);
    return issuedOutcome(plan, run, result);
  } finally {
    forgetInterrupt();
    await release();
  }
}

/** Who presses Ctrl+C is told that nothing is lost; it takes the process no time to end. */
function onInterrupt({ terminal, language }: Session): () => void {
  const tell = () => {
    const zh = '已停止。再次运行同一命令即继续, 不会重复发放。';
    const en = 'Stopped. Run the same command again to go on: nothing is issued twice.';
    terminal.err(`\n${say(language, { zh, en })}\n`);
    process.exit(exitCodes.failed);
  };
  process.once('SIGINT', tell);
  return () => void process.off('SIGINT', tell);
}

/** The sheet that was named, or the only one with firms in it. */
function chooseTable({ from, sheet }: IssueSheetParameters, tables: readonly Table[]): Table {
  const names = tables.map((table) => table.sheet ?? '').join(', ');
  if (sheet !== undefined) {
    const named = tables.find((table) => table.sheet === sheet);
    if (named !== undefined) return named;
    throw new CliError(
      `${from}: 没有名为 ${sheet} 的工作表 / there is no sheet called ${sheet} (${names})`,
      exitCodes.misused,
    );
  }
  const fitting = tables.filter((table) => {
    const columns = findHeadings(table)?.columns;
    return columns?.identity !== undefined && columns.amount !== undefined;
  });
  if (fitting.length > 1) {
    throw new CliError(
      `${from}: 有几张工作表都可发放, 用 --sheet 指明 / several sheets could be meant, name one with --sheet (${names})`,
      exitCodes.misused,
    );
  }
  const [table = { rows: [] }] = fitting.length > 0 ? fitting : tables;
  return table;
}

function planned(plan: IssuePlan, ignored: readonly string[]): Outcome {
  const fresh = plan.firms.filter(({ account }) => account === undefined).length;
  return {
    facts: [
      ...planFacts(plan),
      fact('toRegister', '待登记', 'to be registered', fresh),
      fact('ignoredColumns', '未使用的列', 'columns not read', ignored.length === 0 ? null : ignored.join(', ')),
    ],
    note: {
      zh: '试算: 没有发送任何交易。去掉 --dry-run 即发放。',
      en: 'Dry run: nothing was sent. Leave --dry-run out to issue.',
    },
  };
}

function planFacts({ programme, firms, toIssue, doneBefore, holders }: IssuePlan): readonly Fact[] {
  return [
    fact('programme', '政策编号', 'programme', programme.programme),
    fact('region', '地区', 'region', programme.region),
    fact('firms', '企业', 'firms', firms.length),
    fact('issuedBefore', '上次已发放', 'issued before', doneBefore),
    fact('amount', '本次金额', 'amount to issue', formatYuan(toIssue)),
    fact('left', '发放后余额', 'left to issue after', formatYuan(programme.budget.unissued - toIssue)),
    fact('holders', '已持有本政策其他券的企业', 'firms that hold another voucher of it', holders),
  ];
}

function issuedOutcome(plan: IssuePlan, { assigned, transactions }: IssueRun, result: string): Outcome {
  return {
    facts: [
      ...planFacts(plan),
      fact('issued', '已发放', 'issued', assigned.filter(({ issued }) => issued !== undefined).length),
      fact('transactions', '交易数', 'transactions', transactions),
      fact('result', '结果表', 'result', result),
    ],
  };
}

async function writeResult(
  { reader, language }: Session,
  path: string,
  firms: readonly RegisteredFirm[],
  { assigned }: IssueRun,
): Promise<void> {
  // Vouchers of one day and programme run out together.
  const clocks = new Map<number, { readonly useBy: number; readonly redeemBy: number }>();
  const rows = [];
  for (const [at, { row, identity, name }] of firms.entries()) {
    const { account, amount, serial, issued } = assigned[at] ?? {};
    if (account === undefined || amount === undefined || serial === undefined) continue;
    const voucher = issued?.voucher;
    const day = voucher === undefined ? undefined : unpackVoucherId(voucher).day;
    if (voucher !== undefined && day !== undefined && !clocks.has(day)) {
      clocks.set(day, await getVoucher(reader, { voucher }));
    }
    const { useBy, redeemBy } = (day === undefined ? undefined : clocks.get(day)) ?? {};
    rows.push({
      row,
      identity,
      name,
      amount,
      account,
      serial,
      voucher,
      useBy,
      redeemBy,
      transaction: issued?.transaction,
    });
  }
  await writeResultSheet(path, rows, language);
}

function stoppedHalfWay({ language }: Session, { assigned, stopped }: IssueRun, result: string): CliError {
  const done = assigned.filter(({ issued }) => issued !== undefined).length;
  const { error, firm } = stopped ?? {};
  const where = firm === undefined ? '' : ` (${firm.row}: ${firm.name})`;
  const lines = [
    `已发放 ${done} / ${assigned.length}, 在第${where} 行停止 / issued ${done} of ${assigned.length}, stopped at row${where}`,
    ...(error === undefined
      ? []
      : [`${error.code}: ${say(language, error.shortMessage)}`, say(language, error.remedy)]),
    `结果表 / result: ${result}`,
    '改正后再次运行同一命令即可继续, 不会重复发放 / correct it and run the same command again: it goes on, and nothing is issued twice',
  ];
  return new CliError(lines.join('\n'), exitCodes.failed, { cause: error });
}
