import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { issueVouchersInBatches } from '../../../sdk/src/actions/bureau/issueVouchersInBatches.ts';
import { registerParticipantsInBatches } from '../../../sdk/src/actions/agency/registerParticipantsInBatches.ts';
import { placeOrder } from '../../../sdk/src/actions/public/placeOrder.ts';
import { runBatches } from '../../../sdk/src/actions/public/runBatches.ts';
import { sendInBatches } from '../../../sdk/src/clients/sendInBatches.ts';
import type { ActReceipt } from '../../../sdk/src/clients/actReceipt.ts';
import { TongduiError } from '../../../sdk/src/errors/tongduiError.ts';
import { credentialOf } from '../../../sdk/src/participants/credential.ts';
import { expectRefusal } from './expectRefusal.ts';
import { home, openHomeRegion, registrationKey } from './homeRegion.ts';
import type { HomeRegion } from './homeRegion.ts';
import { signedOrder } from './signedOrder.ts';
import { addressOf, startRehearsal } from './startRehearsal.ts';
import type { Rehearsal } from './startRehearsal.ts';

describe('long lists', { concurrency: false }, () => {
  let rehearsal: Rehearsal;
  let region: HomeRegion;
  before(async () => {
    rehearsal = await startRehearsal();
    region = await openHomeRegion(rehearsal);
  });
  after(async () => await rehearsal.close());

  test('go out in as many transactions as it takes, and tell how far they are', async () => {
    const registrations = Array.from({ length: 7 }, (_, i) => ({
      kind: 'ENTERPRISE' as const,
      credential: credentialOf(registrationKey, `batch ${i}`),
      signer: addressOf(rehearsal.stranger()),
    }));
    const told: number[] = [];
    const run = await registerParticipantsInBatches(region.agency, {
      region: home,
      registrations,
      batchSize: 3,
      onProgress: ({ done, total }) => void told.push(done, total),
    });
    expect(told).to.deep.equal([3, 7, 6, 7, 7, 7]);
    expect([run.results.length, run.receipts.length, run.done, run.stopped]).to.deep.equal([7, 3, 7, undefined]);
    expect(new Set(run.results.map(({ account }) => account)).size).to.equal(7);
    // Once more is refused at the first, with nothing done.
    const again = await registerParticipantsInBatches(region.agency, { region: home, registrations });
    expect([again.done, again.stopped?.from, again.stopped?.error.code]).to.deep.equal([0, 0, 'CredentialTaken']);
  });

  test('stop at the first refusal with the place, and go on from there', async () => {
    const { programme, bureau, enterprise } = region;
    const to = enterprise.account;
    const issue = (serial: number, amount = 100n) => ({ to, amount, serial });
    const issues = [issue(10), issue(11), issue(12), issue(13, 0n), issue(14)];
    const run = await issueVouchersInBatches(bureau, { programme, issues, batchSize: 2 });
    expect(run.results).to.have.length(2);
    expect(run.done).to.equal(2);
    expect(run.stopped).to.include({ batch: 2, from: 2, to: 4 });
    expect(run.stopped?.error.code).to.equal('ZeroAmount');
    const corrected = issues.map(({ serial }) => issue(serial));
    const rest = await issueVouchersInBatches(bureau, {
      programme,
      issues: corrected,
      startAt: run.done,
      batchSize: 2,
    });
    expect([rest.results.length, rest.done, rest.stopped]).to.deep.equal([3, 5, undefined]);
    const none = await issueVouchersInBatches(bureau, { programme, issues: corrected, startAt: 5 });
    expect([none.results, none.done]).to.deep.equal([[], 5]);
  });

  test('of calls go through each by itself', async () => {
    const calls = [];
    for (const subsidy of [10n, 20n, 0n, 30n]) {
      calls.push(placeOrder.encode(rehearsal.reader, await signedOrder(rehearsal, region, { price: 1_000n, subsidy })));
    }
    const { results, receipts } = await runBatches(rehearsal.stranger(), { calls, batchSize: 3 });
    expect(results.map((refusal) => refusal?.code)).to.deep.equal([undefined, undefined, 'ZeroAmount', undefined]);
    expect(receipts).to.have.length(2);
  });

  test('are sent in smaller pieces where one takes too much gas', async () => {
    const sizes: number[] = [];
    const receipt = {} as ActReceipt;
    const run = await sendInBatches(Array.from('abcdefghij'), {}, 8, (items) => {
      sizes.push(items.length);
      if (items.length > 3) return Promise.reject(new TongduiError('GasLimitExceeded', { needed: 1n, most: 1n }));
      return Promise.resolve({ receipt, results: items });
    });
    expect(sizes).to.deep.equal([8, 4, 2, 2, 2, 2, 2]);
    expect(run.results.join('')).to.equal('abcdefghij');
    // One alone that is too much is a refusal like any other.
    const stuck = await sendInBatches(['a'], {}, 8, () =>
      Promise.reject(new TongduiError('GasLimitExceeded', { needed: 1n, most: 1n })),
    );
    expect([stuck.done, stuck.stopped?.error.code]).to.deep.equal([0, 'GasLimitExceeded']);
  });

  test('throw what is no refusal, and refuse places and sizes that are none', async () => {
    const bug = new Error('a bug');
    const thrown: unknown = await sendInBatches([1], {}, 1, () => Promise.reject(bug)).catch((error: unknown) => error);
    expect(thrown).to.equal(bug);
    const { programme, bureau } = region;
    for (const settings of [
      { batchSize: 0 },
      { batchSize: 1.5 },
      { startAt: -1 },
      { startAt: 1 },
      { startAt: Number.NaN },
    ]) {
      await expectRefusal(issueVouchersInBatches(bureau, { programme, issues: [], ...settings }), 'ArgumentInvalid');
    }
  });
});
