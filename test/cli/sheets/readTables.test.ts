import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { expect } from 'chai';
import writeXlsxFile from 'write-excel-file/node';
import { CliError } from '../../../sdk/cli/cliError.ts';
import { readTables } from '../../../sdk/cli/sheets/readTables.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongdui-sheets-'));
after(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const rowsOf = async (path: string) => (await readTables(path))[0]?.rows;

async function refusal(path: string): Promise<string> {
  const error = await readTables(path).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(CliError);
  return (error as Error).message;
}

/** 企业名称,金额 and 长兴,1 in GBK. */
const gbk = Uint8Array.from([
  0xc6, 0xf3, 0xd2, 0xb5, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0d, 0x0a, 0xb3, 0xa4, 0xd0, 0xcb,
  0x2c, 0x31, 0x0d, 0x0a,
]);
const expected = [
  ['企业名称', '金额'],
  ['长兴', '1'],
];

describe('a spreadsheet', () => {
  test('is read in UTF-8, with or without its mark, UTF-16 and GBK', async () => {
    const text = '企业名称,金额\r\n长兴,1\r\n';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const big = Buffer.from(utf16).swap16();
    const contents = [text, `\ufeff${text}`, utf16, big, gbk];
    for (const [at, content] of contents.entries()) {
      expect(await rowsOf(write(`${at}.csv`, content)), String(at)).to.deep.equal(expected);
    }
  });

  test('is read with tabs, semicolons, quotes, line breaks in cells and rows of any length', async () => {
    expect(await rowsOf(write('t.txt', 'a\tb\n1,5\t2\n'))).to.deep.equal([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(await rowsOf(write('s.csv', 'a;b\n"1;5";2\n'))).to.deep.equal([
      ['a', 'b'],
      ['1;5', '2'],
    ]);
    expect(await rowsOf(write('q.csv', 'a,b\n\n"x\ny, ""z""",1,2\n'))).to.deep.equal([
      ['a', 'b'],
      [''],
      ['x\ny, "z"', '1', '2'],
    ]);
  });

  test('of Excel is read by its content, whatever it is called, with all its sheets', async () => {
    const sheets = await writeXlsxFile([
      {
        data: [
          ['企业名称', '金额'],
          ['长兴', 20000.1],
        ],
        sheet: '名单',
      },
      { data: [[], [null, 'x']], sheet: '说明' },
    ]).toBuffer();
    expect(await readTables(write('renamed.csv', sheets))).to.deep.equal([
      {
        sheet: '名单',
        rows: [
          ['企业名称', '金额'],
          ['长兴', 20000.1],
        ],
      },
      {
        sheet: '说明',
        rows: [
          [null, null],
          [null, 'x'],
        ],
      },
    ]);
  });

  test('that is none is told what it is', async () => {
    expect(await refusal(join(folder, 'missing.csv'))).to.include('cannot read the file');
    expect(await refusal(folder)).to.include('cannot read the file');
    expect(await refusal(write('old.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])))).to.include('.xls');
    expect(await refusal(write('cut.xlsx', 'PK\u0003\u0004cut off'))).to.include('no readable .xlsx');
    expect(await refusal(write('binary.csv', Uint8Array.from([0xff, 0xff, 0x80, 0x81])))).to.match(
      /neither|no spreadsheet/,
    );
    expect(await refusal(write('nul.csv', 'a\0b'))).to.include('no spreadsheet');
    expect(await refusal(write('quote.csv', 'a,b\n"x,1\n'))).to.include('quotes do not match');
    const large = write('large.csv', '');
    truncateSync(large, 60_000_000);
    expect(await refusal(large)).to.include('50 MB');
  });
});
