import { describe, test } from 'node:test';
import { expect } from 'chai';
import { zeroAddress, zeroHash } from 'viem';
import type { Hex } from 'viem';
import { accountOf } from '../../../sdk/src/participants/accountOf.ts';
import {
  abroad,
  accept,
  acceptedOrder,
  agent,
  bureau,
  claim,
  codesOf,
  deployment,
  emptyBook,
  firm,
  freshReference,
  home,
  homeLab,
  issue,
  labAbroad,
  morning,
  openBook,
  order,
  pay,
  prefund,
  register,
  replay,
  restore,
  signerOf,
  sister,
  today,
} from './bookOfEvents.ts';
import type { Book } from './bookOfEvents.ts';

const aDay = 86_400;

describe('a replay of events', () => {
  test('keeps every fen of a book without faults', () => {
    const book = openBook();
    const voucher = issue(book, 1, 400_000n);
    const atHome = acceptedOrder(book, voucher, 100_000n);
    pay(book, atHome, homeLab, 50_000n);
    prefund(book, 300_000n);
    const pooled = order(book, { voucher, price: 200_000n, subsidy: 100_000n, lab: labAbroad });
    book.together(() => {
      restore(book, voucher, 20_000n);
      claim(book, pooled, { invoiced: 160_000n, subsidy: 80_000n, released: 20_000n });
    });

    const { ledger, findings } = replay(book);
    expect(findings).to.deep.equal([]);
    expect(ledger.programmes.get(1)).to.include({
      budget: 1_000_000n,
      unissued: 600_000n,
      outstanding: 270_000n,
      reserved: 80_000n,
      paid: 50_000n,
      closed: false,
    });
    expect(ledger.regions.get(home)).to.include({ free: 700_000n, encumbered: 950_000n, withParties: 50_000n });
    expect(ledger.regions.get(abroad)).to.include({ free: 0n, inPools: 300_000n, withParties: 0n });
    expect(ledger.pools.get(`${home}>${abroad}`)).to.include({ free: 220_000n, reserved: 80_000n, agent });
    expect(ledger.exposures.get(`POOL ${home}>${abroad}`)).to.equal(80_000n);
    expect(ledger.vouchers.get('1/1')).to.include({ id: voucher, holder: firm, balance: 270_000n, status: 'LIVE' });
    expect(ledger.orders.get(atHome)).to.include({ state: 'PAID', subsidy: 50_000n, paid: 50_000n, firstUse: true });
    expect(ledger.orders.get(pooled)).to.include({
      state: 'CLAIMED',
      reserved: 100_000n,
      subsidy: 80_000n,
      firstUse: false,
      host: abroad,
      rail: 'POOL',
      terms: 1,
      price: 200_000n,
      since: morning,
      year: 2026,
    });
    expect(ledger.usages.get('1/1')).to.deep.include({ everPaid: true, firstUse: 50_000n });
    expect(ledger.usages.get('1/1')?.usedByYear.get(2026)).to.equal(130_000n);
    expect(ledger.deposits.get(homeLab)?.get(home)).to.equal(50_000n);
    expect(ledger.crossRegionTransfers).to.equal(0n);
  });

  test('gives released value to the voucher until its last second of use, and then to the programme', () => {
    const lastSecond = (today + 101) * aDay - 8 * 3_600 - 1;
    for (const late of [false, true]) {
      const book = openBook();
      const voucher = issue(book, 1, 400_000n);
      const hash = order(book, { voucher, price: 200_000n, subsidy: 100_000n });
      book.time = lastSecond + (late ? 1 : 0);
      book.together(() => {
        if (!late) restore(book, voucher, 100_000n, firm, deployment.orderDesk);
        book.tell('orderDesk', 'OrderCancelled', { order: hash, released: 100_000n });
      });
      const { ledger, findings } = replay(book);
      expect(findings).to.deep.equal([]);
      const parts = late
        ? { unissued: 700_000n, outstanding: 300_000n }
        : { unissued: 600_000n, outstanding: 400_000n };
      expect(ledger.programmes.get(1)).to.include({ ...parts, reserved: 0n });
    }
  });

  test('frees what comes back to a closed programme', () => {
    const book = openBook();
    const voucher = issue(book, 1, 400_000n);
    const hash = order(book, { voucher, price: 200_000n, subsidy: 100_000n });
    book.tell('programmes', 'ProgrammeEnded', { programme: 1, freed: 600_000n });
    book.together(() => {
      const from = accountOf(firm);
      const transfer = { operator: bureau, from, to: zeroAddress, id: voucher, value: 300_000n };
      book.tell('voucherToken', 'TransferSingle', transfer);
      book.tell('voucherToken', 'VoucherRevoked', { voucher, left: 300_000n });
    });
    book.tell('orderDesk', 'OrderCancelled', { order: hash, released: 100_000n });
    const { ledger, findings } = replay(book);
    expect(findings).to.deep.equal([]);
    expect(ledger.programmes.get(1)).to.include({ budget: 0n, unissued: 0n, outstanding: 0n, reserved: 0n });
    expect(ledger.regions.get(home)).to.include({ free: 2_000_000n, encumbered: 0n });
  });

  test('carries a due until later payments have collected it, the oldest first', () => {
    const book = openBook();
    const voucher = issue(book, 1, 600_000n);
    const [first, second, third] = [0, 1, 2].map(() => acceptedOrder(book, voucher, 100_000n)) as [Hex, Hex, Hex];
    const lab = accountOf(homeLab);
    pay(book, first, homeLab, 50_000n);
    pay(book, second, homeLab, 50_000n);
    book.tell('treasury', 'CashedOut', { party: lab, amount: 90_000n, intent: zeroHash, ref: zeroHash });
    const clawBack = (hash: Hex, amount: bigint, taken: bigint) =>
      book.tell('claimDesk', 'OrderClawedBack', {
        order: hash,
        payee: lab,
        amount,
        taken,
        advanced: 0n,
        ref: freshReference(),
      });
    clawBack(second, 30_000n, 10_000n);
    clawBack(first, 50_000n, 0n);
    clawBack(second, 5_000n, 0n);
    book.together(() => {
      book.tell('treasury', 'DueCollected', { order: second, payee: lab, amount: 25_000n });
      book.tell('treasury', 'DueCollected', { order: first, payee: lab, amount: 25_000n });
      pay(book, third, homeLab, 50_000n);
    });
    const { ledger, findings } = replay(book);
    expect(findings).to.deep.equal([]);
    expect(ledger.dues.get(second)?.amount).to.equal(0n);
    expect(ledger.dues.get(first)?.amount).to.equal(25_000n);
    expect(ledger.dueQueues.get(homeLab)).to.deep.equal({ orders: [second, first], head: 1 });
    expect(ledger.orders.get(first)).to.include({ state: 'CLAWED_BACK', clawedBack: 50_000n });
    expect(ledger.orders.get(second)).to.include({ state: 'PAID', clawedBack: 35_000n });
    expect(ledger.regions.get(home)).to.include({ free: 1_060_000n, withParties: 0n, cashedOut: 90_000n });

    // Collected out of turn: the younger due before the older.
    const wrong = openBook();
    const value = issue(wrong, 1, 600_000n);
    const orders = [0, 1, 2].map(() => acceptedOrder(wrong, value, 100_000n));
    for (const hash of orders.slice(0, 2)) pay(wrong, hash, homeLab, 50_000n);
    wrong.tell('treasury', 'CashedOut', { party: lab, amount: 100_000n, intent: zeroHash, ref: zeroHash });
    for (const hash of orders.slice(0, 2)) {
      wrong.tell('claimDesk', 'OrderClawedBack', {
        order: hash,
        payee: lab,
        amount: 50_000n,
        taken: 0n,
        advanced: 0n,
        ref: freshReference(),
      });
    }
    wrong.together(() => {
      wrong.tell('treasury', 'DueCollected', { order: orders[1]!, payee: lab, amount: 50_000n });
      pay(wrong, orders[2]!, homeLab, 50_000n);
    });
    expect(codesOf(wrong)).to.include('DueOutOfTurn');
  });

  test('lets a payment be told once', () => {
    const book = openBook();
    const voucher = issue(book, 1, 400_000n);
    const hash = acceptedOrder(book, voucher, 100_000n);
    pay(book, hash, homeLab, 50_000n);
    pay(book, hash, homeLab, 50_000n);
    const { findings, ledger } = replay(book);
    const twice = findings.find(({ code }) => code === 'PaidTwice');
    expect(twice).to.deep.include({
      invariant: 7,
      where: { block: book.logs.at(-1)!.block, transaction: book.logs.at(-1)!.transaction, log: 0 },
      expected: '50000',
      found: '100000',
    });
    expect(twice?.message.en).to.match(/^order paid twice: order 0x[0-9a-f]{64}: expected 50000, found 100000$/);
    expect(twice?.message.zh).to.match(/^订单重复付款: 订单 0x[0-9a-f]{64}, 应为 50000, 实为 100000$/);
    expect(findings.map(({ code }) => code)).to.include.members(['PaidTwice', 'PaidAboveReserved']);
    // The books follow the logs: the money that they say has moved has moved.
    expect(ledger.deposits.get(homeLab)?.get(home)).to.equal(100_000n);
  });

  test('sees a payment to the wrong party, above the reservation, or before its time', () => {
    const paid = (change: (book: Book, hash: Hex) => void) => {
      const book = openBook();
      const hash = acceptedOrder(book, issue(book, 1, 400_000n), 100_000n);
      change(book, hash);
      return codesOf(book);
    };
    expect(paid((book, hash) => pay(book, hash, homeLab, 50_001n))).to.include.members([
      'PaidAboveReserved',
      'PaidWrongAmount',
    ]);
    expect(paid((book, hash) => pay(book, hash, homeLab, 49_999n))).to.deep.equal([
      'PaidWrongAmount',
      'BooksDisagree',
      'BooksDisagree',
    ]);
    expect(paid((book, hash) => pay(book, hash, firm, 50_000n))).to.deep.equal(['PayeeWrong']);

    const early = openBook();
    prefund(early, 300_000n);
    const pooled = order(early, {
      voucher: issue(early, 1, 400_000n),
      price: 100_000n,
      subsidy: 50_000n,
      lab: labAbroad,
    });
    pay(early, pooled, labAbroad, 50_000n);
    expect(codesOf(early)).to.deep.equal(['TransitionImpossible']);
  });

  test('sees money that leaves its region', () => {
    const book = openBook();
    const hash = acceptedOrder(book, issue(book, 1, 400_000n), 100_000n);
    pay(book, hash, labAbroad, 50_000n);
    const { ledger, findings } = replay(book);
    expect(findings.map(({ code }) => code)).to.deep.equal(['PayeeWrong', 'DepositAbroad']);
    expect(findings[1]).to.deep.include({ invariant: 3, expected: `a resident of ${home}`, found: String(abroad) });
    expect(ledger.crossRegionTransfers).to.equal(50_000n);
  });

  test('sees value that moves without a reason, and a reason without value', () => {
    const book = openBook();
    const voucher = issue(book, 1, 400_000n);
    restore(book, voucher, 1n);
    expect(codesOf(book)).to.deep.equal(['TransferUnexplained', 'OutstandingBroken', 'BooksDisagree', 'BooksDisagree']);

    const other = openBook();
    order(other, { voucher: issue(other, 1, 400_000n), price: 100_000n, subsidy: 50_000n, spent: 49_999n });
    expect(codesOf(other)).to.include.members(['FigureWrong', 'OutstandingBroken']);

    const moved = openBook();
    const id = issue(moved, 1, 400_000n);
    const transfer = { operator: signerOf(firm), from: accountOf(firm), to: accountOf(sister), id, value: 1n };
    moved.tell('voucherToken', 'TransferSingle', transfer);
    expect(codesOf(moved)).to.deep.equal(['TransferUnexplained']);
  });

  test('goes on after an event about nothing', () => {
    const book = emptyBook();
    book.tell('claimDesk', 'OrderPaid', { order: zeroHash, payee: accountOf(1), amount: 1n });
    book.tell('treasury', 'Appropriated', { region: home, amount: 1n, ref: zeroHash });
    book.tell('registry', 'RegionAdmitted', { region: home, index: 1, name: '' });
    register(book, 2, 1, home);
    const { ledger, findings } = replay(book);
    const codes = ['ReferenceUnknown', 'ReferenceUnknown', 'NumberOutOfSequence', 'NumberOutOfSequence'];
    expect(findings.map(({ code }) => code)).to.deep.equal(codes);
    expect(ledger.participants.get(2)).to.include({ region: home, kind: 'ENTERPRISE' });
  });

  test('needs an acceptance or the end of the challenge before a payment abroad', () => {
    for (const [days, accepted, codes] of [
      [2, false, []],
      [1, false, ['TooEarly']],
      [1, true, []],
    ] as const) {
      const book = openBook();
      prefund(book, 300_000n);
      const hash = order(book, {
        voucher: issue(book, 1, 400_000n),
        price: 100_000n,
        subsidy: 50_000n,
        lab: labAbroad,
      });
      claim(book, hash, { invoiced: 100_000n, subsidy: 50_000n });
      book.tell('claimDesk', 'OrderVerified', { order: hash, due: BigInt(morning + 2 * aDay) });
      book.time += days * aDay;
      if (accepted) accept(book, hash);
      pay(book, hash, labAbroad, 50_000n);
      const { ledger, findings } = replay(book);
      expect(findings.map(({ code }) => code)).to.deep.equal(codes);
      expect(ledger.pools.get(`${home}>${abroad}`)).to.include({ free: 250_000n, reserved: 0n });
      expect(ledger.regions.get(home)).to.include({ free: 750_000n, encumbered: 950_000n });
      expect(ledger.deposits.get(labAbroad)?.get(abroad)).to.equal(50_000n);
      expect(ledger.exposures.get(`POOL ${home}>${abroad}`)).to.equal(50_000n);
    }
  });
});
