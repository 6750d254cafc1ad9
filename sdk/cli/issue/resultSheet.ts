import { basename, dirname, extname, join, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import { formatTime } from '../../src/calendar/formatTime.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import type { Language } from '../output/language.ts';
import { writeWhole } from '../network/writeWhole.ts';

/** What became of a row. */
export type ResultRow = {
  readonly row: number;
  readonly identity: string;
  readonly name: string;
  readonly amount: bigint;
  readonly account: string;
  readonly serial: number;
  readonly voucher: bigint | undefined;
  readonly useBy: number | undefined;
  readonly redeemBy: number | undefined;
  readonly transaction: string | undefined;
};

const titles = {
  zh: ['行', '统一社会信用代码', '企业名称', '金额(元)', '结果', '序号', '券号', '账户', '可用至', '可兑付至', '交易'],
  en: [
    'row',
    'credit code',
    'name',
    'amount (yuan)',
    'result',
    'serial',
    'voucher',
    'account',
    'use by',
    'redeem by',
  ].concat('transaction'),
} as const;

/**
 * Where the result goes: what was said, or beside the sheet.
 *
 * @throws {CliError} for another kind of file, or the sheet itself
 */
export function chooseResultPath(sheet: string, given: string | undefined): string {
  const path = resolve(given ?? join(dirname(sheet), `${basename(sheet, extname(sheet))}.result.xlsx`));
  if (!['.xlsx', '.csv'].includes(extname(path).toLowerCase())) {
    throw new CliError('--result: 须为 .xlsx 或 .csv / must be .xlsx or .csv', exitCodes.misused);
  }
  if (path === resolve(sheet)) {
    throw new CliError('--result: 不能覆盖原表 / must not be the sheet itself', exitCodes.misused);
  }
  return path;
}

/** Writes the result, whole or not at all. Vouchers' numbers are text: a spreadsheet would round them. */
export async function writeResultSheet(path: string, rows: readonly ResultRow[], language: Language): Promise<void> {
  const words = { zh: ['已发放', '未发放'], en: ['issued', 'not issued'] }[language];
  const cells = rows.map(({ row, identity, name, amount, voucher, serial, account, useBy, redeemBy, transaction }) => [
    String(row),
    identity,
    name,
    formatYuan(amount),
    words[voucher === undefined ? 1 : 0] ?? '',
    String(serial),
    voucher?.toString() ?? '',
    account,
    useBy === undefined ? '' : formatTime(useBy),
    redeemBy === undefined ? '' : formatTime(redeemBy),
    transaction ?? '',
  ]);
  const content =
    extname(path).toLowerCase() === '.csv'
      ? // With the mark by which Excel knows UTF-8; a name must not be run as a formula.
        stringify([[...titles[language]], ...cells], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
      : await toWorkbook([...titles[language]], cells);
  await writeWhole(path, content, 0o644);
}

async function toWorkbook(heading: readonly string[], rows: readonly (readonly string[])[]): Promise<Buffer> {
  const data = [
    heading.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ value, type: String }))),
  ];
  const columns = [6, 22, 32, 16, 10, 8, 42, 44, 26, 26, 68].map((width) => ({ width }));
  return await writeXlsxFile(data, { columns, stickyRowsCount: 1 }).toBuffer();
}
