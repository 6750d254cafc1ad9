import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { amountInWords } from '../../../sdk/src/certificate/amountInWords.ts';

const EXAMPLES: readonly (readonly [bigint, string, string])[] = [
  [0n, '零元整', 'zero yuan'],
  [5n, '伍分', 'zero yuan and five fen'],
  [50n, '伍角整', 'zero yuan and fifty fen'],
  [1_05n, '壹元零伍分', 'one yuan and five fen'],
  [10_00n, '壹拾元整', 'ten yuan'],
  [100_00n, '壹佰元整', 'one hundred yuan'],
  [1_010_00n, '壹仟零壹拾元整', 'one thousand ten yuan'],
  [1_409_50n, '壹仟肆佰零玖元伍角整', 'one thousand four hundred nine yuan and fifty fen'],
  [6_007_14n, '陆仟零柒元壹角肆分', 'six thousand seven yuan and fourteen fen'],
  [16_409_02n, '壹万陆仟肆佰零玖元零贰分', 'sixteen thousand four hundred nine yuan and two fen'],
  [28_800_00n, '贰万捌仟捌佰元整', 'twenty-eight thousand eight hundred yuan'],
  [100_001_00n, '壹拾万零壹元整', 'one hundred thousand one yuan'],
  [10_000_000_00n, '壹仟万元整', 'ten million yuan'],
  [17_617_600_00n, '壹仟柒佰陆拾壹万柒仟陆佰元整', 'seventeen million six hundred seventeen thousand six hundred yuan'],
  [100_000_001_00n, '壹亿零壹元整', 'one hundred million one yuan'],
  [100_010_000_00n, '壹亿零壹万元整', 'one hundred million ten thousand yuan'],
  [1_000_000_000_000_00n, '壹万亿元整', 'one trillion yuan'],
];

/** Reads capitals back: the digits of each section, then the sections' units. */
function parseCapitals(words: string): bigint {
  const [, whole = '', jiao = '', cent = ''] = /^(?:(.*)元)?零?(?:(.)角)?(?:(.)分)?整?$/.exec(words) ?? [];
  const digit = (char: string) => BigInt(Math.max(0, '零壹贰叁肆伍陆柒捌玖'.indexOf(char)));
  const read = (text: string): bigint => {
    for (const [unit, size] of [
      ['亿', 100_000_000n],
      ['万', 10_000n],
      ['仟', 1_000n],
      ['佰', 100n],
      ['拾', 10n],
    ] as const) {
      const at = text.lastIndexOf(unit);
      if (at >= 0) return read(text.slice(0, at)) * size + read(text.slice(at + 1));
    }
    return digit(text.slice(-1));
  };
  return read(whole) * 100n + (jiao ? digit(jiao) * 10n : 0n) + (cent ? digit(cent) : 0n);
}

describe('amountInWords', () => {
  for (const [fen, zh, en] of EXAMPLES) {
    test(`writes ${fen} fen as ${zh}`, () => {
      const words = amountInWords(fen);
      expect(words.zh)
        .to.match(/^\d+\.\d\d 元（人民币(.+)）$/)
        .and.contain(`人民币${zh}）`);
      expect(words.en)
        .to.match(/^\d+\.\d\d yuan \((.+)\)$/)
        .and.contain(`(${en})`);
    });
  }

  test('can be read back, up to the largest amount', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 96n - 1n), (fen) => {
        expect(parseCapitals(amountInWords(fen).zh.replace(/^.*人民币(.*)）$/, '$1'))).to.equal(fen);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 9n), (fen) => {
        expect(parseCapitals(amountInWords(fen).zh.replace(/^.*人民币(.*)）$/, '$1'))).to.equal(fen);
      }),
      { numRuns: 300 },
    );
  });

  test('names every scale in English', () => {
    expect(amountInWords(2n ** 96n - 1n).en)
      .to.match(/seven hundred ninety-two septillion/)
      .and.not.contain('undefined');
  });
});
