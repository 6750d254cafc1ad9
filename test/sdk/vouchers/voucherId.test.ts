import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { packVoucherId } from '../../../sdk/src/vouchers/packVoucherId.ts';
import { unpackVoucherId } from '../../../sdk/src/vouchers/unpackVoucherId.ts';

const field = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0, 1, 0xffffffff));
const fields = fc.record({ region: field, programme: field, day: field, serial: field });

describe('a voucher’s id', () => {
  test('is region, programme, day and serial from bit 96 down', () => {
    const id = packVoucherId({ region: 310_000, programme: 2, day: 20_643, serial: 12 });
    expect(id).to.equal((310_000n << 96n) + (2n << 64n) + (20_643n << 32n) + 12n);
  });

  test('reads back as it was written', () => {
    fc.assert(
      fc.property(fields, (given) => {
        expect(unpackVoucherId(packVoucherId(given))).to.deep.equal(given);
      }),
    );
  });

  test('has four fields of 32 bits and nothing above them', () => {
    const good = { region: 1, programme: 1, day: 1, serial: 1 };
    for (const name of ['region', 'programme', 'day', 'serial']) {
      for (const value of [-1, 2 ** 32, 0.5]) {
        expect(() => packVoucherId({ ...good, [name]: value }), name).to.throw(RangeError);
      }
    }
    for (const id of [1n << 128n, -1n]) expect(() => unpackVoucherId(id)).to.throw(RangeError);
  });
});
