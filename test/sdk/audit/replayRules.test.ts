import { describe, test } from 'node:test';
import { expect } from 'chai';
import { zeroHash } from 'viem';
import { accountOf } from '../../../sdk/src/participants/accountOf.ts';
import {
  abroad,
  appropriate,
  claim,
  codesOf,
  firm,
  freshReference,
  home,
  homeLab,
  issue,
  labAbroad,
  morning,
  openBook,
  order,
  prefund,
  replay,
  restore,
  signerOf,
  sister,
  today,
} from './bookOfEvents.ts';
import type { Book } from './bookOfEvents.ts';

const aDay = 86_400;

describe('the rules that a replay tests', () => {
  test('sees an invoice claimed twice, but for one that a dispute released', () => {
    for (const outcome of [undefined, 0, 1]) {
      const book = openBook();
      const voucher = issue(book, 1, 400_000n);
      const first = order(book, { voucher, price: 100_000n, subsidy: 50_000n });
      claim(book, first, { invoiced: 100_000n, subsidy: 50_000n, invoice: 'one' });
      if (outcome !== undefined) {
        book.tell('claimDesk', 'OrderDisputed', { order: first, region: home, reason: zeroHash });
        book.together(() => {
          if (outcome === 1) restore(book, voucher, 50_000n);
          const released = outcome === 1 ? 50_000n : 0n;
          book.tell('claimDesk', 'OrderResolved', { order: first, outcome, released, ref: freshReference() });
        });
      }
      const second = order(book, { voucher, price: 100_000n, subsidy: 50_000n });
      claim(book, second, { invoiced: 100_000n, subsidy: 50_000n, invoice: 'one' });
      expect(codesOf(book)).to.deep.equal(outcome === 1 ? [] : ['InvoiceClaimedTwice']);
    }
  });

  test('recomputes what an order may take', () => {
    const ordered = (told: Parameters<typeof order>[1], rules = {}) => {
      const book = openBook(rules);
      prefund(book, 300_000n);
      order(book, { ...told, voucher: issue(book, 1, 400_000n) });
      return codesOf(book);
    };
    const voucher = 0n;
    expect(ordered({ voucher, price: 100_001n, subsidy: 50_000n })).to.deep.equal([]);
    expect(ordered({ voucher, price: 100_001n, subsidy: 50_001n })).to.deep.equal(['SubsidyAboveRatio']);
    expect(ordered({ voucher, price: 900_000n, subsidy: 400_001n })).to.include('SubsidyAboveBalance');
    expect(ordered({ voucher, price: 100_001n, subsidy: 50_000n }, { unit: 100n })).to.deep.equal([]);
    expect(ordered({ voucher, price: 100_001n, subsidy: 49_999n }, { unit: 100n })).to.deep.equal(['SubsidyNotUnit']);
    for (const cap of ['orderCap', 'annualCap', 'firstUseCap']) {
      expect(ordered({ voucher, price: 100_001n, subsidy: 50_000n }, { [cap]: 50_000n }), cap).to.deep.equal([]);
      expect(ordered({ voucher, price: 100_001n, subsidy: 50_000n }, { [cap]: 49_999n }), cap).to.deep.equal([
        'SubsidyAboveCap',
      ]);
    }
    // The agreement's ceiling of 80 % binds abroad, not at home.
    const generous = { ratioBp: 10_000 };
    expect(ordered({ voucher, price: 100_000n, subsidy: 100_000n }, generous)).to.deep.equal([]);
    expect(ordered({ voucher, price: 100_000n, subsidy: 80_000n, lab: labAbroad }, generous)).to.deep.equal([]);
    expect(ordered({ voucher, price: 100_000n, subsidy: 80_001n, lab: labAbroad }, generous)).to.deep.equal([
      'SubsidyAboveRatio',
    ]);
  });

  test('sums a cap over the group and its year', () => {
    const book = openBook({ annualCap: 100_000n, useDays: 700 });
    const voucher = issue(book, 1, 200_000n);
    const second = issue(book, 2, 200_000n, sister);
    order(book, { voucher, price: 120_000n, subsidy: 60_000n });
    order(book, { voucher: second, enterprise: sister, price: 80_000n, subsidy: 40_000n });
    expect(codesOf(book)).to.deep.equal([]);
    order(book, { voucher: second, enterprise: sister, price: 2n, subsidy: 1n });
    expect(codesOf(book)).to.deep.equal(['SubsidyAboveCap']);
    book.time = Date.UTC(2026, 11, 31, 16) / 1_000;
    order(book, { voucher, price: 120_000n, subsidy: 60_000n });
    expect(codesOf(book)).to.deep.equal(['SubsidyAboveCap']);
    const usage = replay(book).ledger.usages.get('1/1');
    expect([...(usage?.usedByYear ?? [])]).to.deep.equal([
      [2026, 100_001n],
      [2027, 60_000n],
    ]);
  });

  test('recomputes what a claim comes to', () => {
    const claimed = (told: Parameters<typeof claim>[2], released: bigint) => {
      const book = openBook({ unit: 100n });
      const voucher = issue(book, 1, 400_000n);
      const hash = order(book, { voucher, price: 100_000n, subsidy: 50_000n });
      book.together(() => {
        if (released > 0n) restore(book, voucher, released);
        claim(book, hash, { ...told, released });
      });
      return codesOf(book);
    };
    expect(claimed({ invoiced: 80_199n, subsidy: 40_000n }, 10_000n)).to.deep.equal([]);
    expect(claimed({ invoiced: 80_199n, subsidy: 40_100n }, 9_900n)).to.deep.equal(['SubsidyAboveRatio']);
    expect(claimed({ invoiced: 80_200n, subsidy: 40_000n }, 10_000n)).to.deep.equal(['SubsidyWrong']);
    expect(claimed({ invoiced: 80_199n, subsidy: 39_900n }, 10_100n)).to.deep.equal(['SubsidyWrong']);
    expect(claimed({ invoiced: 100_001n, subsidy: 50_000n }, 0n)).to.deep.equal(['InvoiceAbovePrice']);
    expect(claimed({ invoiced: 100_000n, subsidy: 50_000n, paid: 49_999n }, 0n)).to.deep.equal(['CoPaymentShort']);
    expect(claimed({ invoiced: 80_199n, subsidy: 40_000n }, 9_999n)).to.include('FigureWrong');
  });

  test('sees vouchers beyond the budget, twice under a serial, by nobody, to strangers', () => {
    const issued = (act: (book: Book) => void) => {
      const book = openBook();
      issue(book, 1, 400_000n);
      act(book);
      return codesOf(book);
    };
    expect(issued((book) => issue(book, 2, 600_000n))).to.deep.equal([]);
    expect(issued((book) => issue(book, 2, 600_001n))).to.include.members(['BudgetOverdrawn', 'BalanceNegative']);
    expect(issued((book) => issue(book, 1, 1n))).to.deep.equal(['IdentityReused']);
    expect(issued((book) => issue(book, 2, 1n, firm, signerOf(9)))).to.deep.equal(['OfficeMissing']);
    expect(issued((book) => issue(book, 2, 1n, homeLab))).to.deep.equal(['FigureWrong']);
    expect(issued((book) => issue(book, 2, 1n, 77))).to.deep.equal(['ReferenceUnknown']);
  });

  test('asks credit, relations, listing, category and terms at the time of the order', () => {
    const ordered = (act: (book: Book) => void, change = {}, rules = {}) => {
      const book = openBook(rules);
      const voucher = issue(book, 1, 400_000n);
      act(book);
      order(book, { voucher, price: 100_000n, subsidy: 50_000n, ...change });
      return codesOf(book);
    };
    const mark = (kind: number, id: number, severity: number, until: number) => (book: Book) =>
      book.tell('creditRegister', 'CreditReported', { kind, id, region: 0, severity, until, reason: zeroHash });
    expect(ordered(mark(0, firm, 1, morning + aDay))).to.deep.equal([]);
    expect(ordered(mark(0, firm, 2, morning + 1))).to.deep.equal(['CreditBlocked']);
    expect(ordered(mark(0, firm, 2, morning))).to.deep.equal([]);
    expect(ordered(mark(0, homeLab, 3, morning + 1))).to.deep.equal(['CreditBlocked']);
    expect(ordered(mark(1, firm, 2, morning + 1))).to.deep.equal(['CreditBlocked']);
    expect(ordered(mark(2, home, 2, morning + 1))).to.deep.equal(['RegionSuspended']);
    expect(ordered(mark(2, abroad, 2, morning + 1))).to.deep.equal([]);
    const relate = (book: Book) =>
      book.tell('registry', 'PartiesRelated', { groupA: firm, groupB: homeLab, region: home });
    expect(ordered(relate)).to.deep.equal(['RelatedParties']);
    expect(ordered(relate, {}, { relatedAllowed: true })).to.deep.equal([]);
    const delist = (book: Book) =>
      book.together(() => {
        book.tell('registry', 'ParticipantListed', { participant: accountOf(homeLab), listed: false });
        book.tell('recognition', 'LabDelisted', { lab: accountOf(homeLab), region: home });
      });
    expect(ordered(delist)).to.deep.equal(['LabNotListed']);
    const nothing = () => undefined;
    expect(ordered(nothing, { category: 'TESTING' }, { categories: 1n })).to.deep.equal(['CategoryNotCovered']);
    expect(ordered(nothing, { category: 'RND' }, { categories: 1n })).to.deep.equal([]);
    expect(ordered(nothing, { category: 'OTHER' })).to.deep.equal(['CategoryNotCovered']);
    expect(ordered(nothing, { terms: 1 })).to.include('TermsWrong');
    expect(ordered(nothing, { enterprise: sister })).to.include('FigureWrong');
    expect(ordered(nothing, { contractDay: today - 1 })).to.deep.equal(['TooEarly']);
    expect(ordered(nothing, { contractDay: today - 1 }, { retroactive: true })).to.deep.equal([]);
  });

  test('takes two offices where two are due', () => {
    const book = openBook();
    appropriate(book, 1n);
    expect(codesOf(book)).to.deep.equal([]);
    book.tell('treasury', 'Appropriated', { region: home, amount: 1n, ref: freshReference() });
    expect(codesOf(book)).to.deep.equal(['OfficeMissing']);
  });

  test('keeps the worst of the marks that offices have put on a subject', () => {
    const book = openBook();
    const report = (region: number, severity: number, until: number) =>
      book.tell('creditRegister', 'CreditReported', { kind: 0, id: firm, region, severity, until, reason: zeroHash });
    report(0, 2, morning + 10);
    report(home, 3, morning + 5);
    report(abroad, 2, morning + 90 * aDay);
    const before = replay(book);
    expect(before.findings).to.deep.equal([]);
    expect(before.ledger.participants.get(firm)).to.include({
      suspendedUntil: morning + 90 * aDay,
      bannedUntil: morning + 5,
    });
    book.time += 100;
    book.tell('creditRegister', 'CreditLifted', { kind: 0, id: firm, region: abroad });
    const { ledger } = replay(book);
    expect(ledger.participants.get(firm)).to.include({ suspendedUntil: morning + 10, bannedUntil: morning + 5 });
    expect(ledger.marks.get(`PARTICIPANT ${firm}`)?.get(abroad)).to.include({
      severity: 'NONE',
      foreignEnd: morning + 100,
    });
    // Another region's office may suspend again only 90 days after the end of its last suspension.
    book.time = morning + 100 + 90 * aDay - 1;
    report(abroad, 2, book.time + 1);
    expect(codesOf(book)).to.deep.equal(['TooEarly']);
    report(abroad, 3, book.time + 1);
    expect(codesOf(book)).to.include('OfficeMissing');
  });
});
