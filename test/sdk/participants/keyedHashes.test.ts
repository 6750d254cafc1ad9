import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { FormatError } from '../../../sdk/src/errors/formatError.ts';
import { nullifierOf } from '../../../sdk/src/invoices/nullifier.ts';
import { credentialOf } from '../../../sdk/src/participants/credential.ts';

const key = new Uint8Array(32).map((_, i) => i);
const hexKey = `0x${Buffer.from(key).toString('hex')}` as const;
const hmac = (...parts: readonly (string | Uint8Array)[]) => {
  const hash = createHmac('sha256', key);
  for (const part of parts) hash.update(part);
  return `0x${hash.digest('hex')}`;
};

describe('the keyed hash of an identity', () => {
  test('is HMAC-SHA256 of its UTF-8 bytes, as Node’s own library has it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (identity) => {
        expect(credentialOf(key, identity)).to.equal(hmac(identity));
      }),
      { numRuns: 50 },
    );
    expect(credentialOf(hexKey, '91310000MA1')).to.equal(hmac('91310000MA1'));
  });

  test('is not made of nothing, nor with a key that could be tried out', () => {
    expect(() => credentialOf(key, '')).to.throw(FormatError);
    expect(() => credentialOf(key.slice(1), 'x')).to.throw(RangeError, /32/);
    expect(() => credentialOf('0x', 'x')).to.throw(RangeError, /32/);
  });
});

describe('the nullifier of an invoice', () => {
  test('is HMAC-SHA256 of the normalised code, a zero byte and the normalised number', () => {
    const expected = hmac('031001900111', new Uint8Array(1), '00700001');
    expect(nullifierOf(key, { code: '031001900111', number: '00700001' })).to.equal(expected);
    expect(nullifierOf(key, { code: ' 0310 0190 0111', number: '００７０-０００１' })).to.equal(expected);
    expect(nullifierOf(hexKey, { code: '', number: 'ａ1' })).to.equal(hmac(new Uint8Array(1), 'A1'));
  });

  test('tells code from number', () => {
    const texts = [
      { code: '1', number: '23' },
      { code: '12', number: '3' },
      { code: '', number: '123' },
    ];
    expect(new Set(texts.map((invoice) => nullifierOf(key, invoice))).size).to.equal(texts.length);
  });

  test('differs by key, so that nobody without it can look an invoice up', () => {
    const invoice = { code: '1', number: '2' };
    expect(nullifierOf(key, invoice)).to.not.equal(nullifierOf(new Uint8Array(32), invoice));
    expect(() => nullifierOf(key.slice(1), invoice)).to.throw(RangeError, /32/);
    expect(() => nullifierOf(key, { code: '1', number: '-' })).to.throw(FormatError);
  });
});
