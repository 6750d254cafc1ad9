import { describe, test } from 'node:test';
import { expect } from 'chai';
import { endsOf, failuresOf, rehearse } from './rehearse.ts';

const issue = { do: 'issue', programme: 'P', to: 'e1', amount: '1000.00', as: 'v' };
const use = { do: 'use', voucher: 'v', lab: 'lab', category: 'RND', price: '100.00' };

/** Two compacts of the same two regions: the older counts while both are members of it. */
const twoCompacts = (older: object, younger: object) => ({
  agreements: [],
  compacts: [
    { name: 'Old', members: ['410000', '420000'], rail: 'REIMBURSE', listing: 'HOST', ...older },
    { name: 'New', members: ['410000', '420000'], rail: 'REIMBURSE', listing: 'HOST', ...younger },
  ],
});

// From the second use of a pair on, all acts of a use are tried in one block first.
describe('a use after the first of its pair', () => {
  test('comes to the same as the first, in one block', async () => {
    const blocks: number[] = [];
    const report = await rehearse(
      [
        { do: 'prefund', issuer: '410000', host: '420000', amount: '400.00' },
        issue,
        { ...use, as: 'a' },
        { ...use, as: 'b', expect: { subsidy: '50.00', coPayment: '50.00' } },
        { ...use, as: 'c', subsidy: '30.00', invoice: { code: 'A', number: '1', amount: '90.00' } },
        { ...use, lab: 'home' },
        { ...use, lab: 'home' },
        { do: 'check', order: { a: 'PAID', b: 'PAID', c: 'PAID' }, deposit: { lab: '130.00', home: '100.00' } },
        { do: 'certify', order: 'b' },
        { do: 'certify', order: 'c' },
        { do: 'audit', expect: { findings: 0 } },
      ],
      {},
      { onStep: (_, { chain }) => void blocks.push(chain.meter.blocks) },
    );
    expect(failuresOf(report)).to.deep.equal([]);
    const taken = blocks.map((count, index) => count - (blocks[index - 1] ?? 0));
    expect(taken.slice(2, 7)).to.deep.equal([5, 1, 1, 4, 1]);
    expect(report.facts.payments.map(({ amount, coPayment }) => [amount, coPayment])).to.deep.equal([
      [5000n, 5000n],
      [5000n, 5000n],
      [3000n, 6000n],
      [5000n, 5000n],
      [5000n, 5000n],
    ]);
    const [first, second] = report.steps.slice(2, 4);
    // The same work: only first writes of some slots differ.
    expect(second!.gas).to.be.within(first!.gas * 0.6, first!.gas);
  });

  test('that is refused against expectation changes nothing and says why', async () => {
    const invoice = { code: 'A', number: '1', amount: '100.00' };
    const check = { do: 'check', voucher: { v: '950.00' }, deposit: { home: '50.00' }, capLeft: { 'P/e1': '450.00' } };
    const report = await rehearse([
      issue,
      { ...use, lab: 'home', invoice },
      { ...use, lab: 'home', invoice },
      { ...use, lab: 'home', by: 'lab' },
      { ...use, lab: 'home', subsidy: '50.01' },
      { ...use, lab: 'home', subsidy: '0.00' },
      { ...use, lab: 'home', price: '0.01' },
      { ...use, lab: 'home', enterprise: 'e2' },
      check,
      { ...use, lab: 'home', invoice, expect: { error: 'DuplicateInvoice' } },
      check,
      { ...use, lab: 'home' },
      { do: 'audit', expect: { findings: 0 } },
    ]);
    expect(endsOf(report)).to.deep.equal([
      ['issue', true, null],
      ['use', true, null],
      ['use', false, 'DuplicateInvoice'],
      ['use', false, 'BadSignature'],
      ['use', false, 'CoPaymentTooLow'],
      ['use', false, 'ZeroAmount'],
      ['use', false, 'CoPaymentTooLow'],
      ['use', false, 'NotHolder'],
      ['check', true, null],
      ['use', true, 'DuplicateInvoice'],
      ['check', true, null],
      ['use', true, null],
      ['audit', true, null],
    ]);
    expect(report.steps.slice(2, 8).map(({ gas }) => gas)).to.deep.equal([0, 0, 0, 0, 0, 0]);
    expect(report.facts.payments).to.have.lengthOf(2);
  });

  for (const [what, older, younger] of [
    ['other acts', { preApproval: true }, {}],
    ['the same acts', { challengeDays: 5 }, { challengeDays: 6 }],
    ['another ratio', {}, { ratioBp: 4000 }],
  ] as const) {
    test(`follows the pair to terms with ${what}`, async () => {
      let [older_, younger_] = ['', ''];
      const report = await rehearse(
        [
          issue,
          use,
          { ...use, as: 'old' },
          { do: 'leave', compact: 'Old', region: '420000' },
          { ...use, as: 'new' },
          { ...use, as: 'newer' },
          { do: 'audit', expect: { findings: 0 } },
        ],
        twoCompacts(older, younger),
        {
          onEnd: (_, { orders }) => {
            older_ = JSON.stringify(orders.get('old')!.terms.compact);
            younger_ = JSON.stringify([orders.get('new')!.terms.compact, orders.get('newer')!.terms.compact]);
          },
        },
      );
      expect(failuresOf(report)).to.deep.equal([]);
      expect([older_, younger_]).to.deep.equal(['1', '[2,2]']);
      const subsidy = 'ratioBp' in younger ? 4000n : 5000n;
      expect(report.facts.payments.map(({ amount }) => amount)).to.deep.equal([5000n, 5000n, subsidy, subsidy]);
      expect(report.facts.payments.map(({ payee }) => payee)).to.deep.equal(['e1', 'e1', 'e1', 'e1']);
    });
  }
});
