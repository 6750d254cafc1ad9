import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { setOffWeight } from '../../../sdk/src/settlement/setOffWeight.ts';
import { weightOf } from './graphs.ts';

const code = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0, 1, 0xffffffff));

describe('the weight of a fen set off', () => {
  test('is 2^48 and the first four bytes of the hash of cycle, debtor and creditor', () => {
    // The bytes are those of a Keccak-256 in Python, written from the specification.
    const known: readonly (readonly [cycle: number, debtor: number, creditor: number, bytes: bigint])[] = [
      [1, 110_000, 120_000, 0x4f91ad95n],
      [1, 120_000, 110_000, 0x5d8bb973n],
      [2, 110_000, 120_000, 0xe99ce9a5n],
      [258, 650_000, 110_000, 0x0eed3e05n],
      [0x01020304, 0x05060708, 0x090a0b0c, 0xe232c64en],
      [0, 0, 0, 0x30e2bfdan],
      [0xffffffff, 0xffffffff, 0xffffffff, 0x6fbe82afn],
    ];
    for (const [cycle, debtor, creditor, bytes] of known) {
      expect(setOffWeight(cycle, debtor, creditor)).to.equal(0x1000000000000n + bytes);
    }
  });

  test('is the same by viem’s hash', () => {
    fc.assert(
      fc.property(code, code, code, (cycle, debtor, creditor) => {
        expect(setOffWeight(cycle, debtor, creditor)).to.equal(weightOf(cycle, { debtor, creditor, amount: 1n }));
      }),
    );
  });

  test('is that of three numbers of 32 bits', () => {
    const good: readonly number[] = [1, 110_000, 120_000];
    for (const [place, name] of ['cycle', 'debtor', 'creditor'].entries()) {
      for (const value of [-1, 2 ** 32, 0.5, Number.NaN]) {
        const [cycle, debtor, creditor] = good.with(place, value) as [number, number, number];
        expect(() => setOffWeight(cycle, debtor, creditor))
          .to.throw()
          .with.property('figures')
          .that.deep.equals({ reason: `${name}: ${value} is no uint32` });
      }
    }
  });
});
