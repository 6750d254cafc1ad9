import { describe, test } from 'node:test';
import { expect } from 'chai';
import { CellError, readAmount, readIdentity, readKind, readSigner } from '../../../sdk/cli/sheets/readCells.ts';
import type { Cell } from '../../../sdk/cli/sheets/table.ts';
import { completeCreditCode, isCreditCode, normaliseIdentity } from '../../../sdk/src/participants/creditCode.ts';
import { codeOf } from './sheetOf.ts';

describe('an amount of a sheet', () => {
  for (const [cell, fen] of [
    [20000, 2_000_000n],
    [20000.5, 2_000_050n],
    // What a spreadsheet's arithmetic leaves.
    [12345.6 + 1e-12, 1_234_560n],
    [0.1 + 0.2, 30n],
    [0.01, 1n],
    [999999999999.99, 99_999_999_999_999n],
    ['20000', 2_000_000n],
    ['20,000.00', 2_000_000n],
    ['1,234,567.8', 123_456_780n],
    ['２０，０００．００', 2_000_000n],
    ['¥20,000', 2_000_000n],
    ['￥20000.00元', 2_000_000n],
    [' 20000 元整 ', 2_000_000n],
    ['20 000', 2_000_000n],
    ['007', 700n],
    ['2万元', 2_000_000n],
    ['2.5万', 2_500_000n],
    ['0.0001万元', 100n],
    ['20000.000', 2_000_000n],
  ] as const) {
    test(`${JSON.stringify(cell)} is ${fen} fen`, () => {
      expect(readAmount(cell, 1)).to.equal(fen);
    });
  }

  test('in a column of 万元 counts ten thousands, exactly', () => {
    expect(readAmount(2, 10_000)).to.equal(2_000_000n);
    expect(readAmount('0.000001', 10_000)).to.equal(1n);
    expect(readAmount('12.3456', 10_000)).to.equal(12_345_600n);
    expect(() => readAmount('0.0000001', 10_000)).to.throw(CellError, /whole fen/);
  });

  for (const cell of [
    '',
    null,
    undefined,
    0,
    '0.00',
    -5,
    '-5',
    '(5)',
    '20000.001',
    0.001,
    '2,00',
    '20,00.00',
    '1,0000',
    '1.2.3',
    '约20000',
    '20000-30000',
    'NaN',
    Number.NaN,
    Infinity,
    1e21,
    true,
    '1e5',
    '0x10',
    '=A1',
    '#REF!',
    '9'.repeat(40),
    new Date(0),
  ] as (Cell | undefined)[]) {
    test(`${String(cell)} is none`, () => {
      expect(() => readAmount(cell, 1)).to.throw(CellError);
    });
  }
});

describe('an identity of a sheet', () => {
  test('is a credit code in any width, case and spacing', () => {
    const code = codeOf(1);
    const wide = [...code].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
    for (const written of [code, code.toLowerCase(), ` ${code} `, wide, `${code.slice(0, 8)} ${code.slice(8)}`]) {
      expect(readIdentity(written, true)).to.equal(code);
    }
  });

  test('that lost its digits to a spreadsheet is told so', () => {
    for (const cell of ['9.13305E+17', Number('913305221234567890'), '9.13E+17']) {
      expect(() => readIdentity(cell, true)).to.throw(CellError, /as a number/);
    }
  });

  test('with any one character wrong, or two neighbours changed over, is refused', () => {
    const code = codeOf(54321);
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    for (let at = 0; at < code.length; at += 1) {
      for (const other of alphabet) {
        if (other === code[at]) continue;
        const wrong = code.slice(0, at) + other + code.slice(at + 1);
        expect(isCreditCode(wrong), wrong).to.equal(false);
      }
      const [a, b] = [code[at], code[at + 1]];
      if (b === undefined || a === b) continue;
      const swapped = `${code.slice(0, at)}${b}${a ?? ''}${code.slice(at + 2)}`;
      expect(isCreditCode(swapped), swapped).to.equal(false);
    }
    expect(() => readIdentity('91330522MA2T54321A', true)).to.throw(CellError);
    expect(() => readIdentity(code.slice(1), true)).to.throw(CellError, /18/);
    expect(() => readIdentity('', true)).to.throw(CellError, /missing/);
    expect(() => readIdentity('91330522MA2T5432;X', true)).to.throw(CellError, /digits and letters/);
  });

  test('knows codes of real bodies', () => {
    // Tsinghua University and Huawei, as they publish them.
    for (const code of ['12100000400000624D', '914403001922038216']) expect(isCreditCode(code), code).to.equal(true);
    expect(completeCreditCode('91440300192203821')).to.equal('914403001922038216');
    expect(() => completeCreditCode('short')).to.throw(RangeError);
  });

  test('of a team may be of another kind', () => {
    expect(readIdentity('team-0007', false)).to.equal('TEAM0007');
    expect(readIdentity(12345, false)).to.equal('12345');
    expect(normaliseIdentity('ａｂ－１')).to.equal('AB1');
  });
});

describe('other cells', () => {
  test('a signing account is an address or nothing', () => {
    const account = '0x00000000000000000000000000000000000000Ab';
    expect(readSigner(account)).to.equal(account.toLowerCase());
    expect(readSigner(null)).to.equal(undefined);
    expect(() => readSigner('0x12')).to.throw(CellError);
  });

  test('a kind is an enterprise unless it says a team', () => {
    expect([readKind(null), readKind('企业'), readKind('team'), readKind('创业团队')]).to.deep.equal([
      'ENTERPRISE',
      'ENTERPRISE',
      'TEAM',
      'TEAM',
    ]);
    expect(() => readKind('LAB')).to.throw(CellError);
  });
});
