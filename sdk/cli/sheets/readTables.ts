import { readFile, stat } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { CsvError } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import type { Cell, Table } from './table.ts';

/** A sheet of 100,000 rows has some 10 MB. */
const mostBytes = 50_000_000;

/** How files begin: what a file is is told from its content, since names lie. */
const signatures = { zip: 'PK\u0003\u0004', oldOffice: '\u00d0\u00cf\u0011\u00e0' };

/**
 * Reads a spreadsheet: `.xlsx`, or text with commas, tabs or semicolons in UTF-8, UTF-16 or GBK.
 *
 * @returns the sheets of a workbook; one table for a text
 * @throws {CliError} if there is no such file, it is too large, or nothing of these
 */
export async function readTables(path: string): Promise<readonly Table[]> {
  const bytes = await readBytes(path);
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === signatures.zip) return await readWorkbook(path, bytes);
  if (start === signatures.oldOffice) {
    throw refuse(
      path,
      '是旧版 .xls (或加密的) 文件: 请另存为 .xlsx 或 .csv',
      'is an old .xls file (or an encrypted one): save it as .xlsx or .csv',
    );
  }
  return [{ rows: readText(path, decode(path, bytes)) }];
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) {
      throw refuse(
        path,
        `文件超过 ${mostBytes / 1e6} MB: 请拆分后分别发放`,
        `is larger than ${mostBytes / 1e6} MB: split it`,
      );
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError(`${path}: 无法读取文件 / cannot read the file`, exitCodes.misused, { cause });
  }
}

async function readWorkbook(path: string, bytes: Buffer): Promise<readonly Table[]> {
  try {
    const sheets = await readXlsxFile(bytes, { trim: false });
    return sheets.map(({ sheet, data }) => ({ sheet, rows: data as unknown as readonly (readonly Cell[])[] }));
  } catch (cause) {
    throw refuse(path, '不是可读的 .xlsx 工作簿', 'is no readable .xlsx workbook', cause);
  }
}

/** UTF-8 where it is valid: no Chinese text in GBK happens to be. GB18030 holds GBK and GB 2312. */
function decode(path: string, bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one, then.
    }
  }
  throw refuse(path, '既不是 UTF-8 也不是 GBK 文本', 'is text neither in UTF-8 nor in GBK');
}

function readText(path: string, text: string): readonly (readonly Cell[])[] {
  if (text.includes('\0')) throw refuse(path, '不是表格文件', 'is no spreadsheet');
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      relax_quotes: true,
    });
  } catch (cause) {
    const { lines } = cause as CsvError & { readonly lines?: number };
    const at = typeof lines === 'number' ? lines : 1;
    throw refuse(path, `第 ${at} 行附近的引号不成对`, `the quotes do not match near line ${at}`, cause);
  }
}

/** The one that occurs most in the first lines. */
function delimiterOf(text: string): string {
  const start = text.split('\n', 20).join('\n');
  const count = (delimiter: string) => start.split(delimiter).length;
  return [',', '\t', ';'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function refuse(path: string, zh: string, en: string, cause?: unknown): CliError {
  return new CliError(`${path}: ${zh} / ${en}`, exitCodes.misused, cause === undefined ? undefined : { cause });
}
