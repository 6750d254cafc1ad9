import type { Hex } from 'viem';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import { columnTitles, findHeadings } from './headings.ts';
import type { ColumnName, Headings } from './headings.ts';
import type { Problem } from './problem.ts';
import { CellError, readAmount, readIdentity, readKind, readSigner } from './readCells.ts';
import { cellText } from './table.ts';
import type { Cell, Table } from './table.ts';

/** One firm and what it is to get. */
export type IssueRow = {
  /** Row of the spreadsheet, from 1. */
  readonly row: number;
  readonly identity: string;
  /** What the sheet calls the firm; its identity where it does not. */
  readonly name: string;
  /** Fen. */
  readonly amount: bigint;
  readonly kind: 'ENTERPRISE' | 'TEAM';
  readonly signer: Hex | undefined;
  readonly controller: string | undefined;
};

export type IssueSheet = {
  readonly rows: readonly IssueRow[];
  readonly problems: readonly Problem[];
  readonly headings: Headings | undefined;
};

/** How a row begins that sums the others. */
const totals = /^(合计|总计|小计|共计|total\b|sum\b)/i;

/** Reads the firms of a sheet, and everything that is wrong with it. */
export function readIssueSheet(table: Table): IssueSheet {
  const headings = findHeadings(table);
  const missing = (['identity', 'amount'] as const).filter((name) => headings?.columns[name] === undefined);
  if (headings === undefined || missing.length > 0) {
    return { rows: [], problems: missing.map((name) => missingColumn(name, headings)), headings };
  }
  const problems: Problem[] = headings.doubled.map(({ letters, heading }) => ({
    row: headings.row,
    column: letters,
    heading,
    zh: '与另一列含义相同: 只留一列',
    en: 'means the same as another column: keep one',
  }));
  const rows: IssueRow[] = [];
  let sum = 0n;
  for (const [at, cells] of table.rows.entries()) {
    const row = at + 1;
    if (row <= headings.row || cells.every((cell) => cellText(cell) === '')) continue;
    if (isTotal(cells, headings)) {
      problems.push(...checkTotal(cells, row, headings, sum));
      continue;
    }
    const read = readRow(cells, row, headings);
    problems.push(...read.problems);
    if (read.amount !== undefined) sum += read.amount;
    if (read.firm !== undefined) rows.push(read.firm);
  }
  problems.push(...doubledFirms(rows, headings));
  if (rows.length === 0 && problems.length === 0) {
    problems.push({ zh: '标题行下没有企业', en: 'there is no firm below the headings' });
  }
  return { rows, problems, headings };
}

function missingColumn(name: 'identity' | 'amount', headings: Headings | undefined): Problem {
  const { zh, en } = columnTitles[name];
  const found = [...Object.values(headings?.columns ?? {}).map(({ heading }) => heading), ...(headings?.ignored ?? [])];
  const list = found.length === 0 ? '' : ` (${found.slice(0, 10).join(', ')})`;
  return { zh: `没有“${zh}”列${list}`, en: `there is no column "${en}"${list}` };
}

function readRow(cells: readonly Cell[], row: number, { columns, unit }: Headings) {
  const problems: Problem[] = [];
  const attempt = <T>(name: ColumnName, read: (cell: Cell | undefined) => T): T | undefined => {
    const column = columns[name];
    const cell = column === undefined ? undefined : cells[column.index];
    try {
      return read(cell);
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      const got = cellText(cell);
      const place = column === undefined ? {} : { column: column.letters, heading: column.heading };
      problems.push({ row, ...place, ...(got !== '' && { got }), ...error.words });
      return undefined;
    }
  };
  const kind = attempt('kind', readKind);
  const identity = attempt('identity', (cell) => readIdentity(cell, kind !== 'TEAM'));
  const amount = attempt('amount', (cell) => readAmount(cell, unit));
  const signer = attempt('signer', readSigner);
  const controller = attempt('controller', (cell) => (cellText(cell) === '' ? undefined : readIdentity(cell, false)));
  const name = attempt('name', cellText) ?? '';
  const isRead = problems.length === 0 && kind !== undefined && identity !== undefined && amount !== undefined;
  const firm: IssueRow | undefined = isRead
    ? { row, identity, name: name === '' ? identity : name, amount, kind, signer, controller }
    : undefined;
  return { problems, amount, firm };
}

/** A row without an identity number in which some cell says so. */
function isTotal(cells: readonly Cell[], { columns }: Headings): boolean {
  const identity = columns.identity === undefined ? '' : cellText(cells[columns.identity.index]);
  return (identity === '' || totals.test(identity)) && cells.some((cell) => totals.test(cellText(cell)));
}

function checkTotal(cells: readonly Cell[], row: number, { columns, unit }: Headings, sum: bigint): Problem[] {
  const column = columns.amount;
  const cell = column === undefined ? undefined : cells[column.index];
  if (column === undefined || cellText(cell) === '') return [];
  const place = { row, column: column.letters, heading: column.heading, got: cellText(cell) };
  try {
    if (readAmount(cell, unit) === sum) return [];
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    return [{ ...place, ...error.words }];
  }
  const added = formatYuan(sum);
  return [{ ...place, zh: `合计与上面各行之和 ${added} 不符`, en: `the rows above add up to ${added}` }];
}

/** A firm gets one voucher from one sheet; two with one account could not be told apart. */
function doubledFirms(rows: readonly IssueRow[], { columns }: Headings): Problem[] {
  const problems: Problem[] = [];
  for (const key of ['identity', 'signer'] as const) {
    const first = new Map<string, number>();
    for (const firm of rows) {
      const value = firm[key];
      if (value === undefined) continue;
      const before = first.get(value);
      if (before === undefined) {
        first.set(value, firm.row);
        continue;
      }
      const column = columns[key];
      problems.push({
        row: firm.row,
        ...(column && { column: column.letters, heading: column.heading }),
        got: value,
        zh: `与第 ${before} 行重复`,
        en: `the same as in row ${before}`,
      });
    }
  }
  return problems;
}
