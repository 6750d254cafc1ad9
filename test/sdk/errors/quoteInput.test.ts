import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { quoteInput } from '../../../sdk/src/errors/quoteInput.ts';

describe('quoteInput', () => {
  test('shows ordinary text as it is', () => {
    expect(quoteInput('长兴 "1"')).to.equal('"长兴 \\"1\\""');
  });

  test('escapes what a terminal would act on or hide', () => {
    expect(quoteInput('a\u001b[31m\u202e\u2028\u0085\n')).to.equal('"a\\u001b[31m\\u{202e}\\u{2028}\\u{85}\\n"');
  });

  test('gives one short printable line for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const quoted = quoteInput(text);
        expect(quoted).to.match(/^"[^\p{C}\p{Zl}\p{Zp}]*"$/u);
        expect(quoted.length).to.be.lessThan(600);
      }),
    );
  });
});
