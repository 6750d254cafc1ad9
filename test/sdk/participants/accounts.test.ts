import { describe, test } from 'node:test';
import { expect } from 'chai';
import { getAddress, hexToString, slice } from 'viem';
import { accountOf } from '../../../sdk/src/participants/accountOf.ts';
import { participantOf } from '../../../sdk/src/participants/participantOf.ts';

describe('the account of a participant', () => {
  test('is a prefix that reads as text, and the number', () => {
    expect(hexToString(slice(accountOf(1), 0, 16))).to.equal('tongdui.particip');
    for (const number of [1, 255, 2 ** 30 - 1, 2 ** 32 - 1]) {
      expect(accountOf(number)).to.equal(
        getAddress(`0x746f6e676475692e7061727469636970${number.toString(16).padStart(8, '0')}`),
      );
      expect(participantOf(accountOf(number))).to.equal(number);
      expect(participantOf(accountOf(number).toLowerCase() as `0x${string}`)).to.equal(number);
    }
  });

  test('is nobody else’s', () => {
    for (const number of [0, -1, 1.5, 2 ** 32, Number.NaN]) expect(() => accountOf(number)).to.throw(RangeError);
    const near = BigInt(accountOf(1)) + 2n ** 32n;
    for (const value of [0n, 1n, near, BigInt(accountOf(1)) - 1n]) {
      expect(participantOf(`0x${value.toString(16).padStart(40, '0')}`)).to.equal(undefined);
    }
  });
});
