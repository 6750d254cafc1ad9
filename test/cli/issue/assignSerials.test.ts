import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { Address } from 'viem';
import { assignSerials } from '../../../sdk/cli/issue/assignSerials.ts';
import type { IssuedVoucher } from '../../../sdk/cli/issue/issuedVouchers.ts';

const [a, b, c]: Address[] = [1, 2, 3].map((n) => `0x${String(n).padStart(40, '0')}`) as [Address, Address, Address];
const firm = (account: Address | undefined, amount = 100n) => ({ account: account!, amount });
const voucher = (to: Address | undefined, amount = 100n): IssuedVoucher => ({
  voucher: 1n,
  to: to!,
  amount,
  transaction: '0x',
});
const journal = (...entries: [Address | undefined, bigint, number][]) => ({
  programme: 1,
  sheet: '',
  entries: entries.map(([account, amount, serial]) => ({ account: account!, amount, serial })),
});
const numbers = (assigned: ReturnType<typeof assignSerials>) =>
  assigned.map(({ serial, issued }) => [serial, issued !== undefined]);

describe('serial numbers of an issue', () => {
  test('go on after the highest on the chain', () => {
    const issued = new Map([
      [7, voucher(a)],
      [3, voucher(b)],
    ]);
    // They hold vouchers of another issue: this is one more.
    expect(numbers(assignSerials([firm(a), firm(b)], issued, undefined))).to.deep.equal([
      [8, false],
      [9, false],
    ]);
    expect(numbers(assignSerials([firm(a)], new Map(), undefined))).to.deep.equal([[1, false]]);
  });

  test('stay the same after a stop, whether the chain has them or not', () => {
    const open = journal([a, 100n, 1], [b, 100n, 2], [c, 100n, 3]);
    const issued = new Map([[1, voucher(a)]]);
    expect(numbers(assignSerials([firm(a), firm(b), firm(c)], issued, open))).to.deep.equal([
      [1, true],
      [2, false],
      [3, false],
    ]);
  });

  test('are others where the amount was changed before it was issued, or somebody took the number', () => {
    const open = journal([a, 100n, 1], [b, 100n, 2], [c, 100n, 3]);
    const issued = new Map([[2, voucher(c)]]);
    expect(numbers(assignSerials([firm(a, 50n), firm(b), firm(c)], issued, open))).to.deep.equal([
      [4, false],
      [5, false],
      [3, false],
    ]);
  });

  test('of a firm that is new in the corrected sheet come after all others', () => {
    const open = journal([a, 100n, 11]);
    expect(numbers(assignSerials([firm(b), firm(a)], new Map(), open))).to.deep.equal([
      [12, false],
      [11, false],
    ]);
  });

  test('of a voucher with another amount are told apart by whoever plans', () => {
    const open = journal([a, 100n, 1]);
    const [assigned] = assignSerials([firm(a, 50n)], new Map([[1, voucher(a, 100n)]]), open);
    expect([assigned?.amount, assigned?.issued?.amount]).to.deep.equal([50n, 100n]);
  });
});
