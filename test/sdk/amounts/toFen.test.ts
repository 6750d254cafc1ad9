import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { Hex } from 'viem';
import { clawBackOrder } from '../../../sdk/src/actions/agency/clawBackOrder.ts';
import { appropriate } from '../../../sdk/src/actions/bureau/appropriate.ts';
import { createProgramme } from '../../../sdk/src/actions/bureau/createProgramme.ts';
import { issueVouchers } from '../../../sdk/src/actions/bureau/issueVouchers.ts';
import { setNetDebitCap } from '../../../sdk/src/actions/council/setNetDebitCap.ts';
import { transferVoucher } from '../../../sdk/src/actions/party/transferVoucher.ts';
import { placeOrder } from '../../../sdk/src/actions/public/placeOrder.ts';
import { discharge } from '../../../sdk/src/actions/treasury/discharge.ts';
import { fundProgramme } from '../../../sdk/src/actions/treasury/fundProgramme.ts';
import { prefund } from '../../../sdk/src/actions/treasury/prefund.ts';
import { setAcceptanceQuota } from '../../../sdk/src/actions/treasury/setAcceptanceQuota.ts';
import { unfund } from '../../../sdk/src/actions/treasury/unfund.ts';
import { toFen } from '../../../sdk/src/amounts/toFen.ts';
import type { Amount } from '../../../sdk/src/amounts/toFen.ts';
import type { TongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import { contractNames } from '../../../sdk/src/deployments/deployment.ts';
import type { Deployment } from '../../../sdk/src/deployments/deployment.ts';
import { TongduiError } from '../../../sdk/src/errors/tongduiError.ts';
import { buildCashOut } from '../../../sdk/src/intents/cashOut.ts';
import { buildClaim } from '../../../sdk/src/intents/claim.ts';
import { buildOrder } from '../../../sdk/src/intents/order.ts';

const account: Hex = `0x${'11'.repeat(20)}`;
const word: Hex = `0x${'22'.repeat(32)}`;
const addresses = Object.fromEntries([...contractNames, 'batcher', 'council'].map((name) => [name, account]));
const deployment = { ...addresses, chainId: 31_337, fromBlock: 0n } as unknown as Deployment;
// Nothing is asked of a node to encode these acts.
const client = { deployment } as TongduiClient;
const pair = { issuer: 310_000, host: 330_522 };
const order = {
  enterprise: account,
  lab: account,
  voucher: 1n,
  category: 'A',
  contractDay: 1,
  deadline: 1,
  salt: word,
};
const claim = { order: word, nullifier: word, evidence: word, deadline: 1 };

/** Every act and intent that takes an amount: how it is encoded with it, and what the field is called in an error. */
const takers: readonly (readonly [name: string, field: string, take: (amount: Amount) => unknown])[] = [
  ['appropriate', 'amount', (amount) => appropriate.encode(client, { region: 310_000, amount, document: 'd' })],
  ['fundProgramme', 'amount', (amount) => fundProgramme.encode(client, { programme: 1, amount })],
  ['prefund', 'amount', (amount) => prefund.encode(client, { ...pair, amount, document: 'd' })],
  ['unfund', 'amount', (amount) => unfund.encode(client, { ...pair, amount, document: 'd' })],
  [
    'discharge',
    'amount',
    (amount) => discharge.encode(client, { debtor: 310_000, creditor: 330_522, amount, document: 'd' }),
  ],
  ['setAcceptanceQuota', 'quota', (quota) => setAcceptanceQuota.encode(client, { region: 310_000, quota })],
  ['setNetDebitCap', 'cap', (cap) => setNetDebitCap.encode(client, { region: 310_000, cap })],
  ['clawBackOrder', 'amount', (amount) => clawBackOrder.encode(client, { order: word, amount, document: 'd' })],
  [
    'transferVoucher',
    'amount',
    (amount) => transferVoucher.encode(client, { from: account, to: account, voucher: 1n, amount }),
  ],
  [
    'issueVouchers',
    'issues[1].amount',
    (amount) => {
      const issues = [
        { to: account, amount: 1n, serial: 1 },
        { to: account, amount, serial: 2 },
      ];
      return issueVouchers.encode(client, { programme: 1, issues });
    },
  ],
  ['buildOrder', 'price', (price) => buildOrder({ ...order, price, subsidy: 1n }).price],
  ['buildOrder', 'subsidy', (subsidy) => buildOrder({ ...order, price: 1n, subsidy }).subsidy],
  ['buildClaim', 'invoiced', (invoiced) => buildClaim({ ...claim, invoiced, paid: 1n }).invoiced],
  ['buildClaim', 'paid', (paid) => buildClaim({ ...claim, invoiced: 1n, paid }).paid],
  ['buildCashOut', 'amount', (amount) => buildCashOut({ party: account, amount, deadline: 1 }).amount],
];

function refusalOf(act: () => unknown): TongduiError {
  try {
    act();
  } catch (error) {
    if (error instanceof TongduiError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('an amount', () => {
  test('is fen as it is, or yuan as exact text', () => {
    expect([toFen(2_880_000n, 'a'), toFen('28800.00', 'a'), toFen('28800', 'a'), toFen('0.01', 'a')]).to.deep.equal([
      2_880_000n,
      2_880_000n,
      2_880_000n,
      1n,
    ]);
  });

  for (const wrong of ['', '1.234', '-1', '1e3', '1,000', ' 1', '０１', '9'.repeat(30)]) {
    test(`is not ${JSON.stringify(wrong)}`, () => {
      expect(refusalOf(() => toFen(wrong, 'amount')).code).to.equal('ArgumentInvalid');
    });
  }

  for (const [name, field, take] of takers) {
    test(`of ${name} is the same as fen and as yuan, and a number is refused by its name, ${field}`, () => {
      expect(take('20000.00')).to.deep.equal(take(2_000_000n));
      for (const number of [20_000, 20_000.5, Number.NaN, 0, null]) {
        const { code, message } = refusalOf(() => take(number as unknown as bigint));
        expect([code, message.includes(field)], message).to.deep.equal(['ArgumentInvalid', true]);
      }
    });
  }

  test('inside rules is refused as a number too', async () => {
    const rules = { name: 'a', ratioBp: 1, useDays: 1, redeemDays: 1 };
    for (const field of ['unit', 'orderCap', 'annualCap', 'firstUseCap']) {
      const act = async () => createProgramme.encode(client, { region: 310_000, rules: { ...rules, [field]: 1_000 } });
      const error: unknown = await act().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect((error as TongduiError).code).to.equal('ArgumentInvalid');
      expect((error as TongduiError).message).to.include(field);
    }
  });

  test('inside an intent that was not built by the SDK is refused as a number or as text', () => {
    for (const price of [2_000_000, '20000.00']) {
      const intent = { ...order, price: price as unknown as bigint, subsidy: 1n };
      const act = () => placeOrder.encode(client, { intent, enterpriseSignature: '0x', labSignature: '0x' });
      const { code, message } = refusalOf(act);
      expect([code, message.includes('price')], message).to.deep.equal(['ArgumentInvalid', true]);
    }
  });
});
