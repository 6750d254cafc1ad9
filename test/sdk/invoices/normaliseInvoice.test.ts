import { describe, test } from 'node:test';
import { expect } from 'chai';
import { FormatError } from '../../../sdk/src/errors/formatError.ts';
import { normaliseInvoice } from '../../../sdk/src/invoices/normaliseInvoice.ts';

describe('normaliseInvoice', () => {
  test('gives one pair for every spelling of one invoice', () => {
    const plain = { code: '031001900111', number: '0070A001' };
    for (const [code, number] of [
      ['031001900111', '0070A001'],
      [' 031001900111', '００７０-ａ００１'],
      ['0310 0190 0111\n', '0070\u200Ba001'],
      ['(031001900111)', '#0070a001'],
    ] as const) {
      expect(normaliseInvoice(code, number)).to.deep.equal(plain);
    }
  });

  test('keeps code and number apart', () => {
    expect(normaliseInvoice('12', '3')).to.not.deep.equal(normaliseInvoice('1', '23'));
  });

  test('allows an empty code, as on fully digital invoices', () => {
    expect(normaliseInvoice('', '24312000000123456789')).to.deep.equal({ code: '', number: '24312000000123456789' });
  });

  for (const number of ['', ' ', '-/-', '\u3000', '🙂']) {
    test(`refuses the number ${JSON.stringify(number)}`, () => {
      expect(() => normaliseInvoice('031001900111', number)).to.throw(FormatError);
    });
  }
});
