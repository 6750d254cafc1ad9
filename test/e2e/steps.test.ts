import { describe, test } from 'node:test';
import { expect } from 'chai';
import { failuresOf, rehearse } from './rehearse.ts';

const refused = (error: string) => ({ expect: { error } });
const prefund = { do: 'prefund', issuer: '410000', host: '420000', amount: '400.00' };
const issue = { do: 'issue', programme: 'P', to: 'e1', amount: '1000.00', as: 'v' };
const order = { do: 'order', voucher: 'v', lab: 'lab', category: 'RND', price: '100.00' };
const invoice = (number: number) => ({ code: 'A', number: String(number), amount: '100.00' });

describe('the runner', () => {
  test('puts a party without a controller and one that names it into one group', async () => {
    const report = await rehearse([
      issue,
      { ...issue, to: 'e2', as: 'w' },
      { ...order, lab: 'home', price: '800.00', expect: { subsidy: '400.00', coPayment: '400.00' } },
      { do: 'check', capLeft: { 'P/e1': '100.00', 'P/e2': '100.00' } },
      {
        do: 'quote',
        voucher: 'w',
        lab: 'home',
        category: 'RND',
        price: '800.00',
        expect: { subsidy: '100.00', binding: 'ANNUAL_CAP' },
      },
      { do: 'report', subject: 'group:e1', severity: 'SUSPEND', region: '410000' },
      { ...order, voucher: 'w', lab: 'home', ...refused('CreditBlocked') },
      { do: 'lift', subject: 'group:e1', region: '410000' },
      { ...order, voucher: 'w', lab: 'home' },
    ]);
    expect(failuresOf(report)).to.deep.equal([]);
  });

  test('asks at the last second and the first one after it', async () => {
    const quote = { do: 'quote', voucher: 'v', lab: 'home', category: 'RND', price: '10.00' };
    const report = await rehearse([
      issue,
      { ...order, lab: 'home', as: 'o' },
      { do: 'at', time: '2026-01-10T09:00:00+08:00' },
      { do: 'at', time: '2026-07-09T23:59:59+08:00' },
      { ...quote, expect: { subsidy: '5.00' } },
      { do: 'expire', voucher: 'v', ...refused('NotDue') },
      { do: 'advance', seconds: 1 },
      { ...quote, ...refused('UseExpired') },
      { do: 'expire', voucher: 'v' },
      { do: 'at', time: '2026-12-06T23:59:59+08:00' },
      { do: 'expire', order: 'o', ...refused('NotDue') },
      { do: 'advance', seconds: 1 },
      { do: 'claim', order: 'o', invoice: invoice(1), ...refused('RedeemExpired') },
      { do: 'expire', order: 'o' },
    ]);
    expect(failuresOf(report)).to.deep.equal([]);
  });

  test('signs with the new key once it is replaced, and only then', async () => {
    const rotate = { do: 'rotateKey', participant: 'e1' };
    const report = await rehearse([
      issue,
      { ...order, lab: 'home' },
      { ...rotate, by: 'stranger', ...refused('Unauthorized') },
      { ...order, lab: 'home' },
      rotate,
      { ...order, lab: 'home', as: 'o' },
      rotate,
      { do: 'claim', order: 'o', invoice: invoice(1) },
      { do: 'transfer', voucher: 'v', to: 'e2', ...refused('NotTransferable') },
      { do: 'rotateKey', participant: 'ag' },
      prefund,
    ]);
    expect(failuresOf(report)).to.deep.equal([]);
  });

  test('lets each sign alone, and nobody in their place', async () => {
    const report = await rehearse([
      prefund,
      issue,
      { ...order, as: 'a' },
      { do: 'cancel', order: 'a', signedBy: 'e2', ...refused('BadSignature') },
      { do: 'cancel', order: 'a', signedBy: 'stranger', ...refused('BadSignature') },
      { do: 'cancel', order: 'a', by: 'e1', ...refused('BadSignature') },
      { do: 'cancel', order: 'a', signedBy: 'e1', ...refused('NotDue') },
      { do: 'cancel', order: 'a', signedBy: 'lab' },
      { ...order, as: 'b' },
      { do: 'claim', order: 'b', invoice: invoice(1), by: 'home', ...refused('BadSignature') },
      { do: 'claim', order: 'b', invoice: invoice(1), signedBy: 'CLAIMANT', by: 'e1', ...refused('BadSignature') },
      { do: 'claim', order: 'b', invoice: invoice(1), paid: '49.99', ...refused('CoPaymentUnproved') },
      { do: 'claim', order: 'b', invoice: invoice(1), signedBy: 'CLAIMANT' },
      { do: 'verify', order: 'b', ...refused('NotDue') },
      { do: 'confirm', order: 'b', by: 'lab', ...refused('Unauthorized') },
      { do: 'confirm', order: 'b' },
      { do: 'verify', order: 'b' },
      { do: 'cashOut', party: 'lab', amount: '1.00', ...refused('BalanceTooLow') },
      { do: 'pay', order: 'b' },
      { do: 'cashOut', party: 'lab', amount: '1.00', by: 'treasury@410000', ...refused('Unauthorized') },
      { do: 'cashOut', party: 'lab', amount: '50.00' },
    ]);
    expect(failuresOf(report)).to.deep.equal([]);
  });

  test('certifies what was paid and nothing else, and lets the auditor audit', async () => {
    const report = await rehearse([
      prefund,
      issue,
      { ...order, as: 'o' },
      { do: 'certify', order: 'o', ...refused('WrongState') },
      { do: 'claim', order: 'o', invoice: invoice(1) },
      { do: 'verify', order: 'o' },
      { do: 'advance', days: 3 },
      { do: 'pay', order: 'o' },
      { do: 'certify', order: 'o' },
      { do: 'clawback', order: 'o' },
      { do: 'certify', order: 'o' },
      { do: 'audit', by: 'council', ...refused('Unauthorized') },
      { do: 'audit', expect: { findings: 0 } },
    ]);
    expect(failuresOf(report)).to.deep.equal([]);
  });

  test('notes who paid what from which purse', async () => {
    const report = await rehearse([
      prefund,
      { do: 'unfund', issuer: '410000', host: '420000', amount: '100.00', by: 'council' },
      { do: 'fund', programme: 'P', amount: '5.00' },
      issue,
      { ...order, do: 'use', as: 'u', invoice: { code: 'A', number: '1', amount: '60.00' } },
      { ...order, do: 'use', lab: 'home' },
      { do: 'check', crossRegionTransfers: '0.00', deposit: { 'treasury@410000': '725.00' } },
    ]);
    expect(failuresOf(report)).to.deep.equal([]);
    const { payments, prefunds, budgets } = report.facts;
    const sold = { issuer: 410000, programme: 'P', enterprise: 'e1', category: 'RND', price: 10000n };
    expect(payments.map(({ order: _, ...payment }) => payment)).to.deep.equal([
      {
        ...sold,
        step: 4,
        name: 'u',
        rail: 'POOL',
        host: 420000,
        lab: 'lab',
        payee: 'lab',
        invoiced: 6000n,
        amount: 3000n,
        coPayment: 3000n,
      },
      {
        ...sold,
        step: 5,
        name: undefined,
        rail: 'HOME',
        host: 410000,
        lab: 'home',
        payee: 'home',
        invoiced: 10000n,
        amount: 5000n,
        coPayment: 5000n,
      },
    ]);
    expect(prefunds).to.deep.equal([
      { step: 0, issuer: 410000, host: 420000, amount: 40000n },
      { step: 1, issuer: 410000, host: 420000, amount: -10000n },
    ]);
    expect(budgets).to.deep.equal([
      { programme: 'P', region: 410000, amount: 1000000n },
      { step: 2, programme: 'P', region: 410000, amount: 500n },
    ]);
  });

  test('tells its watchers of each step in order, and ends the chain after the last', async () => {
    const seen: string[] = [];
    let url = '';
    await rehearse(
      [issue, { do: 'revoke', voucher: 'v' }],
      {},
      {
        onReady: ({ chain }) => {
          url = chain.url;
          seen.push('ready');
        },
        onStep: ({ index, do: name }) => void seen.push(`${index} ${name}`),
        onEnd: async ({ ok }, { chain }) => {
          expect(await chain.publicClient.getChainId()).to.equal(31337);
          seen.push(`end ${ok}`);
        },
      },
    );
    expect(seen).to.deep.equal(['ready', '0 issue', '1 revoke', 'end true']);
    const answer = await fetch(url).then(
      () => 'alive',
      () => 'gone',
    );
    expect(answer).to.equal('gone');
  });
});
