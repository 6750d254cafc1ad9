import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { formatYuan } from '../../../sdk/src/amounts/formatYuan.ts';
import { parseSignedYuan } from '../../../sdk/src/amounts/parseSignedYuan.ts';
import { parseYuan } from '../../../sdk/src/amounts/parseYuan.ts';
import { FormatError } from '../../../sdk/src/errors/formatError.ts';

const most = 2n ** 96n - 1n;

describe('parseYuan', () => {
  for (const [text, fen] of [
    ['28800.00', 2880000n],
    ['28800.5', 2880050n],
    ['28800.05', 2880005n],
    ['28800', 2880000n],
    ['0', 0n],
    ['0.00', 0n],
    ['0.01', 1n],
    ['792281625142643375935439503.35', most],
  ] as const) {
    test(`reads ${text}`, () => {
      expect(parseYuan(text)).to.equal(fen);
    });
  }

  for (const text of [
    '',
    ' 1.00',
    '1.00\n',
    '1,000.00',
    '07.00',
    '00',
    '.5',
    '1.',
    '1.234',
    '-1.00',
    '+1.00',
    '1e3',
    '0x10',
    '１.00',
    'NaN',
    '792281625142643375935439503.36',
    '9'.repeat(100_000),
  ]) {
    test(`refuses ${JSON.stringify(text.slice(0, 40))}`, () => {
      expect(() => parseYuan(text)).to.throw(FormatError);
    });
  }

  test('reads back what formatYuan writes', () => {
    fc.assert(fc.property(fc.bigInt(0n, most), (fen) => parseYuan(formatYuan(fen)) === fen));
  });
});

describe('parseSignedYuan', () => {
  test('reads back what formatYuan writes', () => {
    fc.assert(fc.property(fc.bigInt(-most, most), (fen) => parseSignedYuan(formatYuan(fen)) === fen));
  });

  for (const text of ['-', '--1.00', '-0.00', '-01.00', '- 1.00', '-1.001']) {
    test(`refuses ${text}`, () => {
      expect(() => parseSignedYuan(text)).to.throw(FormatError);
    });
  }
});

describe('formatYuan', () => {
  for (const [fen, text] of [
    [0n, '0.00'],
    [1n, '0.01'],
    [-1n, '-0.01'],
    [100n, '1.00'],
    [-55000000n, '-550000.00'],
  ] as const) {
    test(`writes ${text}`, () => {
      expect(formatYuan(fen)).to.equal(text);
    });
  }
});
