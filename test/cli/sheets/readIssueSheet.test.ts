import { describe, test } from 'node:test';
import { expect } from 'chai';
import { readIssueSheet } from '../../../sdk/cli/sheets/readIssueSheet.ts';
import { columnLetters } from '../../../sdk/cli/sheets/table.ts';
import type { Cell } from '../../../sdk/cli/sheets/table.ts';
import { codeOf, sheetOf } from './sheetOf.ts';

const [a, b, c] = [codeOf(1), codeOf(2), codeOf(3)];

/** Problems as `row column: english`. */
const said = (rows: readonly (readonly Cell[])[]) =>
  readIssueSheet({ rows }).problems.map(({ row = '-', column = '-', en }) => `${row} ${column}: ${en}`);

describe('a sheet of firms', () => {
  test('is read with titles above, empty rows, columns in any order and a total below', () => {
    const { rows, problems, headings } = readIssueSheet({
      rows: [
        ['2026年创新券发放名单', null, null, null],
        [],
        ['序号', '发放金额（元）', '单位名称', '统一社会信用代码'],
        [1, '20,000.00', ' 甲公司 ', a],
        [null, '', '  ', null],
        [2, 5000, null, b],
        ['合计', 25000, null, null],
      ],
    });
    expect(problems).to.deep.equal([]);
    expect(rows.map(({ row, name, identity, amount, kind }) => [row, name, identity, amount, kind])).to.deep.equal([
      [4, '甲公司', a, 2_000_000n, 'ENTERPRISE'],
      [6, b, b, 500_000n, 'ENTERPRISE'],
    ]);
    expect(headings?.ignored).to.deep.equal(['序号']);
  });

  test('is read with English headings in any case', () => {
    const { rows, problems } = readIssueSheet({
      rows: [
        ['Company Name', 'CREDIT CODE', 'amount (CNY)'],
        ['A', a, '1'],
      ],
    });
    expect([problems, rows[0]?.amount]).to.deep.equal([[], 100n]);
  });

  test('counts 万元 where its heading says so', () => {
    const { rows } = readIssueSheet({
      rows: [
        ['信用代码', '金额(万元)'],
        [a, 2.5],
      ],
    });
    expect(rows[0]?.amount).to.equal(2_500_000n);
  });

  test('has every problem told by row and column', () => {
    const { problems, rows } = readIssueSheet(
      sheetOf(['甲', a, 0], ['乙', '913305', 'x'], ['丙', c, 1], ['丁', a, 2], ['戊', null, null]),
    );
    expect(problems.map(({ row, column }) => [row, column])).to.deep.equal([
      [2, 'C'],
      [3, 'B'],
      [3, 'C'],
      [6, 'B'],
      [6, 'C'],
    ]);
    // The one whose amount is wrong is not read, so that the fourth is no repetition of it.
    expect(rows.map(({ row }) => row)).to.deep.equal([4, 5]);
  });

  test('names the first of two rows of one firm, also where only case or width differs', () => {
    expect(
      said([
        ['信用代码', '金额'],
        [a, 1],
        [b, 1],
        [a.toLowerCase(), 2],
      ]),
    ).to.deep.equal(['4 A: the same as in row 2']);
  });

  test('names two firms that one account signs for', () => {
    const signer = '0x00000000000000000000000000000000000000aa';
    expect(
      said([
        ['信用代码', '金额', '签字账户'],
        [a, 1, signer],
        [b, 1, signer.toUpperCase().replace('0X', '0x')],
      ]),
    ).to.deep.equal(['3 C: the same as in row 2']);
  });

  test('is refused without the columns that matter, with the headings that were found', () => {
    expect(
      said([
        ['企业名称', '备注'],
        ['甲', 'x'],
      ]),
    ).to.deep.equal([
      '- -: there is no column "credit code" (企业名称, 备注)',
      '- -: there is no column "amount" (企业名称, 备注)',
    ]);
    expect(said([])).to.have.length(2);
    expect(said([['信用代码', '金额']])).to.deep.equal(['- -: there is no firm below the headings']);
    expect(
      said([
        ['信用代码', '金额', '面额'],
        [a, 1, 2],
      ]),
    ).to.deep.equal(['1 C: means the same as another column: keep one']);
  });

  test('is refused where the total is another than the sum', () => {
    expect(
      said([
        ['企业名称', '信用代码', '金额'],
        ['甲', a, 10],
        ['总计', null, '11.00'],
      ]),
    ).to.deep.equal(['3 C: the rows above add up to 10.00']);
    // A firm may be called so; a total without a figure is none.
    expect(
      said([
        ['企业名称', '信用代码', '金额'],
        ['合计科技公司', a, 10],
        ['合计:', null, null],
      ]),
    ).to.deep.equal([]);
  });

  test('has columns beyond Z', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).to.deep.equal(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});
