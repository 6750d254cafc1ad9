import type { Bilingual } from '../output/language.ts';
import { cellText, columnLetters } from './table.ts';
import type { Cell, Table } from './table.ts';

/** What a sheet of firms says of each, and what people head the column with. Spaces, case and width do not matter. */
const aliases = {
  identity: [
    '统一社会信用代码',
    '社会信用代码',
    '统一信用代码',
    '信用代码',
    '证照号',
    '证照号码',
    'identity',
    'identity number',
    'credit code',
    'social credit code',
    'unified social credit code',
    'uscc',
  ],
  name: [
    '企业名称',
    '单位名称',
    '公司名称',
    '申请单位',
    '申领单位',
    '企业',
    '名称',
    'name',
    'company',
    'company name',
    'enterprise',
    'firm',
    'firm name',
  ],
  amount: [
    '金额',
    '发放金额',
    '发券金额',
    '券面金额',
    '券额',
    '面额',
    '额度',
    '发放额度',
    '核定金额',
    '创新券金额',
    '创新券额度',
    'amount',
    'face value',
    'voucher amount',
  ],
  signer: ['签字账户', '签名账户', '链上账户', 'signer', 'signing account', 'account'],
  controller: ['控制方', '控制方代码', '控制方统一社会信用代码', 'controller', 'controller identity'],
  kind: ['类型', '主体类型', 'kind', 'type'],
} as const;

export type ColumnName = keyof typeof aliases;

/** What a column is called where it is missing. */
export const columnTitles: { readonly [name in ColumnName]: Bilingual } = {
  identity: { zh: '统一社会信用代码', en: 'credit code' },
  name: { zh: '企业名称', en: 'name' },
  amount: { zh: '金额', en: 'amount' },
  signer: { zh: '签字账户', en: 'signer' },
  controller: { zh: '控制方', en: 'controller' },
  kind: { zh: '类型', en: 'kind' },
};

/** A column that was found. */
export type FoundColumn = { readonly index: number; readonly letters: string; readonly heading: string };

export type Headings = {
  /** The row that they stand in, from 1. */
  readonly row: number;
  readonly columns: { readonly [name in ColumnName]?: FoundColumn };
  /** Headings that mean nothing here: their columns are not read. */
  readonly ignored: readonly string[];
  /** Two columns that are called the same. */
  readonly doubled: readonly FoundColumn[];
  /** What an amount counts: 1 for yuan, 10,000 for 万元. */
  readonly unit: 1 | 10_000;
};

/** A title and remarks may stand above the headings. In rows. */
const mostRowsAbove = 20;

const nameByAlias = new Map(
  Object.entries(aliases).flatMap(([name, words]) => words.map((word) => [squeeze(word), name as ColumnName] as const)),
);

/** The first row that heads a column of identity numbers and one of amounts; else the one that heads most. */
export function findHeadings({ rows }: Table): Headings | undefined {
  let best: Headings | undefined;
  for (const [at, cells] of rows.slice(0, mostRowsAbove).entries()) {
    const found = readHeadings(cells, at + 1);
    if (found.columns.identity && found.columns.amount) return found;
    if (Object.keys(found.columns).length > Object.keys(best?.columns ?? {}).length) best = found;
  }
  return best;
}

function readHeadings(cells: readonly Cell[], row: number): Headings {
  const columns: { [name in ColumnName]?: FoundColumn } = {};
  const [ignored, doubled]: [string[], FoundColumn[]] = [[], []];
  let unit: Headings['unit'] = 1;
  for (const [index, cell] of cells.entries()) {
    const heading = cellText(cell);
    if (heading === '') continue;
    const [, title = heading, remark = ''] = /^(.*?)\s*[([【]\s*(.*?)\s*[)\]】]\s*$/.exec(heading) ?? [];
    const name = nameByAlias.get(squeeze(title)) ?? nameByAlias.get(squeeze(heading));
    if (name === undefined) {
      ignored.push(heading);
      continue;
    }
    const column = { index, letters: columnLetters(index), heading };
    if (columns[name]) doubled.push(column);
    else columns[name] = column;
    if (name === 'amount' && /^(人民币)?万元?$/.test(squeeze(remark))) unit = 10_000;
  }
  return { row, columns, ignored, doubled, unit };
}

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s_\p{Pd}*:]+/gu, '')
    .toLowerCase();
}
