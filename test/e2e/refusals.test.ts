import { describe, test } from 'node:test';
import { expect } from 'chai';
import { parseAbi } from 'viem';
import type { Stage } from '../../sdk/src/scenario/run/stage.ts';
import { endsOf, failuresOf, rehearse } from './rehearse.ts';

const refused = (error: string) => ({ expect: { error } });
const prefund = { do: 'prefund', issuer: '410000', host: '420000', amount: '400.00' };
const issue = { do: 'issue', programme: 'P', to: 'e1', amount: '1000.00', as: 'v' };
const order = { do: 'order', voucher: 'v', lab: 'lab', category: 'RND', price: '100.00' };

/** How often an act was put on record by the first of its two parties. */
async function countRecords({ anyone, chain }: Stage): Promise<number> {
  const [event] = parseAbi(['event ActRecorded(bytes32 indexed act, address indexed by)']);
  const { fromBlock, treasury: address } = anyone.deployment;
  return (await chain.publicClient.getLogs({ address, event, fromBlock })).length;
}

describe('a refused step', () => {
  test('leaves nothing behind of an act that takes two', async () => {
    let [before, after] = [0, 0];
    const report = await rehearse(
      [
        { ...prefund, by: 'stranger', ...refused('Unauthorized') },
        { ...prefund, amount: '1000.01', ...refused('TreasuryShort') },
        prefund,
      ],
      {},
      {
        onReady: async (stage) => void (before = await countRecords(stage)),
        onEnd: async (_, stage) => void (after = await countRecords(stage)),
      },
    );
    expect(failuresOf(report)).to.deep.equal([]);
    expect(report.steps.map(({ gas }) => gas > 0)).to.deep.equal([false, false, true]);
    expect(after - before).to.equal(1);
  });

  test('leaves nothing behind of a use that gets stuck on the way, and its name stays free', async () => {
    const use = { ...order, do: 'use' };
    const report = await rehearse([
      prefund,
      issue,
      { ...use, as: 'u', invoice: { code: '1', number: '1', amount: '100.01' }, ...refused('InvoiceExceedsPrice') },
      {
        do: 'check',
        voucher: { v: '1000.00' },
        pool: { '410000>420000': '400.00' },
        capLeft: { 'P/e1': '500.00' },
        deposit: { lab: '0.00' },
      },
      {
        ...use,
        as: 'u',
        invoice: { code: '1', number: '1', amount: '80.00' },
        expect: { subsidy: '40.00', coPayment: '40.00' },
      },
      { ...use, invoice: { code: ' 1', number: '１', amount: '80.00' }, ...refused('DuplicateInvoice') },
      use,
      { do: 'check', voucher: { v: '910.00' }, order: { u: 'PAID' }, deposit: { lab: '90.00' } },
      { do: 'audit', expect: { findings: 0 } },
    ]);
    expect(failuresOf(report)).to.deep.equal([]);
    expect(report.facts.payments.map(({ step, amount }) => [step, amount])).to.deep.equal([
      [4, 4000n],
      [6, 5000n],
    ]);
  });

  test('of a pool without an agreement is Unauthorized where another stands in, before NotRecognised', async () => {
    const back = { ...prefund, issuer: '420000', host: '410000' };
    const report = await rehearse([
      { ...back, ...refused('NotRecognised') },
      { ...back, by: 'stranger', ...refused('Unauthorized') },
      { ...back, by: 'council', ...refused('Unauthorized') },
      { ...back, amount: '0.00', by: 'stranger', ...refused('ZeroAmount') },
      { ...back, do: 'unfund', ...refused('NotRecognised') },
      { ...back, do: 'unfund', by: 'council', ...refused('NotRecognised') },
      { ...back, do: 'unfund', by: 'ag', ...refused('Unauthorized') },
    ]);
    expect(failuresOf(report)).to.deep.equal([]);
  });
});

describe('an order whose quote is nothing', () => {
  const capped = (limits: object) => ({
    programmes: [
      { id: 'P', region: '410000', budget: '10000.00', ratioBp: 5000, useDays: 180, redeemDays: 330, ...limits },
    ],
  });
  const atHome = { ...order, lab: 'home' };

  for (const [limits, error] of [
    [{ orderCap: '0.00', unit: '10.00' }, 'OrderCapExceeded'],
    [{ firstUseCap: '0.00', unit: '10.00' }, 'FirstUseCapExceeded'],
    [{ annualCap: '0.00', unit: '10.00' }, 'AnnualCapExceeded'],
    [{ unit: '60.00' }, 'UnitMismatch'],
    [{ ratioBp: 0, unit: '10.00' }, 'CoPaymentTooLow'],
  ] as const) {
    test(`is refused with ${error}, or with what comes before amounts`, async () => {
      const report = await rehearse(
        [
          issue,
          { ...atHome, ...refused(error) },
          { ...atHome, price: '0.00', ...refused('ZeroAmount') },
          { ...atHome, signedBy: 'e2', ...refused('BadSignature') },
          { ...atHome, by: 'lab', ...refused('BadSignature') },
          { ...atHome, enterprise: 'e2', ...refused('NotHolder') },
          { ...atHome, contractDate: '2026-01-09', ...refused('Retroactive') },
          { do: 'advance', days: 181 },
          { ...atHome, contractDate: '2026-01-09', ...refused('Retroactive') },
          { ...atHome, ...refused('UseExpired') },
          { ...atHome, signedBy: 'stranger', ...refused('BadSignature') },
        ],
        capped(limits),
      );
      expect(failuresOf(report)).to.deep.equal([]);
    });
  }

  test('is refused with BalanceTooLow where the voucher is used up', async () => {
    const report = await rehearse([
      { ...issue, amount: '50.00' },
      { ...atHome, as: 'o' },
      { do: 'check', voucher: { v: '0.00' } },
      { ...atHome, ...refused('BalanceTooLow') },
      { do: 'cancel', order: 'o' },
      { ...atHome, expect: { subsidy: '50.00', coPayment: '50.00' } },
    ]);
    expect(failuresOf(report)).to.deep.equal([]);
  });
});

describe('an expectation that does not hold', () => {
  test('is reported with both sides, and the run goes on', async () => {
    const report = await rehearse([
      { ...issue, by: 'stranger' },
      { ...issue, as: 'w', ...refused('Unauthorized') },
      { ...issue, as: 'x', expect: { useBy: '2026-07-09T23:59:58+08:00', redeemBy: '2026-12-06T23:59:59+08:00' } },
      { ...order, as: 'o' },
      { do: 'pay', order: 'o' },
      {
        do: 'check',
        voucher: { v: '1000.00', x: '1.00' },
        order: { o: 'PAID' },
        programme: { P: { unissued: '8000.00', paid: '1.00' } },
      },
      { do: 'audit', expect: { findings: 1 } },
      { ...order, voucher: 'x', expect: { error: 'PoolShort' } },
    ]);
    expect(report.ok).to.equal(false);
    expect(endsOf(report)).to.deep.equal([
      ['issue', false, 'Unauthorized'],
      ['issue', false, null],
      ['issue', false, null],
      ['order', false, 'VoucherUnknown'],
      ['pay', false, 'OrderUnknown'],
      ['check', false, null],
      ['audit', false, null],
      ['order', true, 'PoolShort'],
    ]);
    expect(report.steps.map(({ differences }) => differences)).to.deep.equal([
      [{ what: 'error', expected: '-', found: 'Unauthorized' }],
      [{ what: 'error', expected: 'Unauthorized', found: '-' }],
      [{ what: 'useBy', expected: '2026-07-09T23:59:58+08:00', found: '2026-07-09T23:59:59+08:00' }],
      [{ what: 'error', expected: '-', found: 'VoucherUnknown' }],
      [{ what: 'error', expected: '-', found: 'OrderUnknown' }],
      [
        { what: 'voucher v', expected: '1000.00', found: 'VoucherUnknown' },
        { what: 'voucher x', expected: '1.00', found: '1000.00' },
        { what: 'order o', expected: 'PAID', found: 'OrderUnknown' },
        { what: 'programme P paid', expected: '1.00', found: '0.00' },
      ],
      [{ what: 'findings', expected: '1', found: '0' }],
      [],
    ]);
    expect(report.steps[0]!.reason!.zh).to.match(/岗位/);
  });

  test('of a step that should be refused and is not', async () => {
    const report = await rehearse([issue, { do: 'revoke', voucher: 'v', expect: { error: 'Unauthorized' } }]);
    expect(endsOf(report)[1]).to.deep.equal(['revoke', false, null]);
    expect(report.steps[1]!.differences).to.deep.equal([{ what: 'error', expected: 'Unauthorized', found: '-' }]);
  });
});
