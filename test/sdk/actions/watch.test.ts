import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import type { Hex } from 'viem';
import { addCategory } from '../../../sdk/src/actions/council/addCategory.ts';
import { placeOrder } from '../../../sdk/src/actions/public/placeOrder.ts';
import { watch } from '../../../sdk/src/actions/public/watch.ts';
import { watchOrders } from '../../../sdk/src/actions/public/watchOrders.ts';
import { watchPayments } from '../../../sdk/src/actions/public/watchPayments.ts';
import { waitFor } from '../../../sdk/src/actions/public/waitFor.ts';
import { acceptOrders } from '../../../sdk/src/actions/agency/acceptOrders.ts';
import { claimOrder } from '../../../sdk/src/actions/public/claimOrder.ts';
import { payOrders } from '../../../sdk/src/actions/public/payOrders.ts';
import { cancelOrder } from '../../../sdk/src/actions/public/cancelOrder.ts';
import { buildCancellation, signCancellation } from '../../../sdk/src/intents/cancellation.ts';
import type { TongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import { TongduiError } from '../../../sdk/src/errors/tongduiError.ts';
import { expectRefusal } from './expectRefusal.ts';
import { flakyClient } from './flakyClient.ts';
import { openHomeRegion } from './homeRegion.ts';
import type { HomeRegion } from './homeRegion.ts';
import { signedClaim, signedOrder } from './signedOrder.ts';
import { signerOf, startRehearsal } from './startRehearsal.ts';
import type { Rehearsal } from './startRehearsal.ts';

const pollingInterval = 10;

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !isSo(); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isSo()).to.equal(true);
}

const aWhile = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('watching', { concurrency: false }, () => {
  let rehearsal: Rehearsal;
  let region: HomeRegion;
  let categories = 0;
  before(async () => {
    rehearsal = await startRehearsal();
    region = await openHomeRegion(rehearsal);
  });
  after(async () => await rehearsal.close());

  /** Something that happens, with a name of its own. */
  async function happen(): Promise<string> {
    const category = `C${(categories += 1)}`;
    await addCategory(rehearsal.council, { category });
    return category;
  }

  /** Watches categories being added. */
  function listen(client: TongduiClient, more: Partial<Parameters<typeof watch<'CategoryAdded'>>[1]> = {}) {
    const told: string[] = [];
    const errors: unknown[] = [];
    const stop = watch(client, {
      events: ['CategoryAdded'],
      pollingInterval,
      onEvent: ({ args }) => void told.push(args.category),
      onUndone: ({ args }) => void told.push(`-${args.category}`),
      onError: (error) => void errors.push(error),
      ...more,
    });
    return { told, errors, stop };
  }

  test('tells of what comes in from now on, each once and in order, until it is stopped', async () => {
    const { told, errors, stop } = listen(rehearsal.reader);
    await aWhile();
    const names = [await happen(), await happen(), await happen()];
    await until(() => told.length >= 3);
    stop();
    await happen();
    await aWhile();
    expect([told, errors]).to.deep.equal([names, []]);
  });

  test('tells of what has been, and goes on after a given event', async () => {
    const all = listen(rehearsal.reader, { fromBlock: rehearsal.deployment.fromBlock });
    await until(() => all.told.length >= 6);
    all.stop();
    expect(all.told.slice(0, 3)).to.deep.equal(['TESTING', 'DESIGN', 'C1']);
    const places: { block: bigint; log: number }[] = [];
    const found = listen(rehearsal.reader, {
      fromBlock: 0n,
      onEvent: ({ block, log }) => void places.push({ block, log }),
    });
    await until(() => places.length >= 6);
    found.stop();
    const rest = listen(rehearsal.reader, { after: places[3]! });
    await until(() => rest.told.length >= 2);
    rest.stop();
    expect(rest.told).to.deep.equal(all.told.slice(4));
  });

  test('waits for each callback, and tells nothing after it was stopped in one', async () => {
    let running = 0;
    let most = 0;
    const told: string[] = [];
    const stop = watch(rehearsal.reader, {
      events: ['CategoryAdded'],
      fromBlock: 0n,
      pollingInterval,
      onEvent: async ({ args }) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        told.push(args.category);
        if (told.length === 3) stop();
      },
    });
    await until(() => told.length >= 3);
    await aWhile();
    expect([told.length, most]).to.deep.equal([3, 1]);
  });

  test('takes back what was told of blocks that others took the places of', async () => {
    const { testClient } = rehearsal.anvil;
    const { told, stop } = listen(rehearsal.reader);
    await aWhile();
    const kept = await happen();
    await until(() => told.length === 1);
    const id = await testClient.snapshot();
    const [gone, goneToo] = [await happen(), await happen()];
    await until(() => told.length === 3);
    await testClient.revert({ id });
    // The node may only lag behind: nothing is taken back yet.
    await aWhile();
    expect(told).to.deep.equal([kept, gone, goneToo]);
    categories += 10;
    const [other, last] = [await happen(), await happen()];
    await until(() => told.length >= 7);
    stop();
    expect(told).to.deep.equal([kept, gone, goneToo, `-${goneToo}`, `-${gone}`, other, last]);
  });

  test('with finality tells later, and nothing that is taken back', async () => {
    const { testClient } = rehearsal.anvil;
    // What is not final when the watch begins comes in later.
    await testClient.mine({ blocks: 2 });
    const { told, stop } = listen(rehearsal.reader, { finality: 2 });
    await aWhile();
    const id = await testClient.snapshot();
    await happen();
    await aWhile();
    expect(told).to.deep.equal([]);
    await testClient.revert({ id });
    categories += 10;
    const kept = await happen();
    await testClient.mine({ blocks: 1 });
    await aWhile();
    expect(told).to.deep.equal([]);
    await testClient.mine({ blocks: 1 });
    await until(() => told.length === 1);
    stop();
    expect(told).to.deep.equal([kept]);
  });

  test('goes on by itself when the node comes back, without a gap', async () => {
    const { client, node } = flakyClient(rehearsal);
    const { told, errors, stop } = listen(client);
    await aWhile();
    const first = await happen();
    await until(() => told.length === 1);
    node.mood = () => 'fails';
    const second = await happen();
    await until(() => errors.length > 0);
    node.mood = () => 'answers';
    await until(() => told.length === 2);
    stop();
    expect(told).to.deep.equal([first, second]);
    expect(errors.every((error) => error instanceof TongduiError)).to.equal(true);
  });

  test('ends with what a callback throws', async () => {
    const failure = new Error('the callback’s own');
    let calls = 0;
    const { errors, stop } = listen(rehearsal.reader, {
      fromBlock: 0n,
      onEvent: () => {
        calls += 1;
        throw failure;
      },
    });
    await until(() => errors.length > 0);
    await aWhile();
    stop();
    expect([errors, calls]).to.deep.equal([[failure], 1]);
  });

  test('without a hearer for errors, what a callback throws is not lost', async () => {
    const failure = new Error('the callback’s own');
    // The test runner would take it for a failure of its own.
    const runner = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    const uncaught = new Promise((resolve) => process.once('uncaughtException', resolve));
    watch(rehearsal.reader, {
      events: ['CategoryAdded'],
      fromBlock: 0n,
      pollingInterval,
      onEvent: () => Promise.reject(failure),
    });
    expect(await uncaught).to.equal(failure);
    for (const listener of runner) process.on('uncaughtException', listener);
  });

  test('is refused for a finality that is no number of blocks', () => {
    for (const finality of [-1, 1.5, Number.NaN]) {
      const act = () => watch(rehearsal.reader, { finality, onEvent: () => undefined });
      expect(act).to.throw(TongduiError).with.property('code', 'ArgumentInvalid');
    }
  });

  test('is refused for accounts and hashes that are none: nothing would ever be told', () => {
    const [account, hash] = [region.lab.account, `0x${'ab'.repeat(32)}`] as const;
    const onEvent = () => undefined;
    for (const act of [
      () => watchOrders(rehearsal.reader, { order: account, onEvent }),
      () => watchOrders(rehearsal.reader, { lab: hash, onEvent }),
      () => watchOrders(rehearsal.reader, { enterprise: '91310000MA1' as Hex, onEvent }),
      () => watchPayments(rehearsal.reader, { payee: hash, onPayment: onEvent }),
      () => watchPayments(rehearsal.reader, { order: account, onPayment: onEvent }),
    ]) {
      expect(act).to.throw(TongduiError).with.property('code', 'ArgumentInvalid');
    }
  });

  test('is refused for an event that there is none of', () => {
    const act = () => watch(rehearsal.reader, { events: ['NoSuchEvent' as 'OrderPaid'], onEvent: () => undefined });
    expect(act).to.throw(TongduiError).with.property('code', 'ArgumentInvalid');
  });

  describe('an order to its payment', { concurrency: false }, () => {
    let order: Hex;
    let cancelled: Hex;

    test('a lab is told of each step of its orders, and of its money', async () => {
      const steps: string[] = [];
      const others: string[] = [];
      const paid: bigint[] = [];
      const { reader, deployment } = rehearsal;
      const fromBlock = (await reader.publicClient.getBlockNumber()) + 1n;
      const settings = { fromBlock, pollingInterval };
      const lab = region.lab.account;
      const stops = [
        watchOrders(reader, { ...settings, lab, onEvent: ({ eventName }) => void steps.push(eventName) }),
        watchOrders(reader, { ...settings, lab: region.enterprise.account, onEvent: () => void others.push('told') }),
        watchPayments(reader, { ...settings, payee: lab, onPayment: ({ amount }) => void paid.push(amount) }),
      ];
      const placed = await signedOrder(rehearsal, region, { price: 1_000_000n, subsidy: 500_000n });
      order = (await placeOrder(rehearsal.stranger(), placed)).order;
      await claimOrder(rehearsal.stranger(), await signedClaim(rehearsal, region, placed.intent, '1'));
      await acceptOrders(region.agency, { orders: [order] });
      await payOrders(rehearsal.stranger(), { orders: [order] });
      await until(() => paid.length === 1 && steps.length === 4);
      for (const stop of stops) stop();
      expect(steps).to.deep.equal(['OrderPlaced', 'OrderClaimed', 'OrderAccepted', 'OrderPaid']);
      expect([paid, others]).to.deep.equal([[500_000n], []]);

      const next = await signedOrder(rehearsal, region, { price: 1_000n, subsidy: 500n });
      cancelled = (await placeOrder(rehearsal.stranger(), next)).order;
      const intent = buildCancellation({ order: cancelled, deadline: (await rehearsal.now()) + 600 });
      const labSignature = await signCancellation(signerOf(region.lab.client), deployment, intent);
      await cancelOrder(rehearsal.stranger(), { intent, labSignature });
    });

    test('what is known of an order is asked for again where the node failed, and its events are told once', async () => {
      const { client, node } = flakyClient(rehearsal);
      const told: string[] = [];
      const errors: unknown[] = [];
      let calls = 0;
      // Who the parties are is asked by calls; the first ones fail.
      node.mood = (method) => (method === 'eth_call' && (calls += 1) <= 2 ? 'fails' : 'answers');
      const { order: placed } = await placeOrder(
        rehearsal.stranger(),
        await signedOrder(rehearsal, region, { price: 1_000n, subsidy: 500n }),
      );
      const fromBlock = (await client.publicClient.getBlockNumber()) + 1n;
      const intent = buildCancellation({ order: placed, deadline: (await rehearsal.now()) + 600 });
      const labSignature = await signCancellation(signerOf(region.lab.client), rehearsal.deployment, intent);
      await cancelOrder(rehearsal.stranger(), { intent, labSignature });
      const stop = watchOrders(client, {
        lab: region.lab.account,
        fromBlock,
        pollingInterval,
        onEvent: ({ eventName }) => void told.push(eventName),
        onError: (error) => void errors.push(error),
      });
      await until(() => told.length > 0);
      await aWhile();
      stop();
      expect(told).to.deep.equal(['OrderCancelled']);
      expect(errors.length).to.be.at.least(1);
      expect(errors.every((error) => error instanceof TongduiError)).to.equal(true);
    });

    test('is waited for: a state, one beyond it, or any end', async () => {
      const { reader } = rehearsal;
      for (const state of ['PLACED', 'CLAIMED', 'PAID', undefined] as const) {
        const found = await waitFor(reader, { order, ...(state && { state }) });
        expect([found.state, found.order]).to.deep.equal(['PAID', order]);
      }
      expect((await waitFor(reader, { order: cancelled })).state).to.equal('CANCELLED');
      await expectRefusal(waitFor(reader, { order: cancelled, state: 'PAID' }), 'AlreadySettled');
      await expectRefusal(waitFor(reader, { order, state: 'EXPIRED' }), 'AlreadySettled');
      const wait = { timeout: 60, pollingInterval };
      await expectRefusal(waitFor(reader, { order, state: 'CLAWED_BACK', ...wait }), 'WaitTimedOut');
      const unknown: Hex = `0x${'ab'.repeat(32)}`;
      await expectRefusal(waitFor(reader, { order: unknown, ...wait }), 'WaitTimedOut', {
        what: unknown,
        seconds: 0.06,
      });
    });

    test('a transaction is waited for until its block is final', async () => {
      const { reader, council } = rehearsal;
      const { testClient } = rehearsal.anvil;
      const { hash, blockNumber } = await addCategory(council, { category: `C${(categories += 1)}` });
      expect((await waitFor(reader, { hash })).blockNumber).to.equal(blockNumber);
      const wait = { finality: 3, timeout: 60, pollingInterval };
      await expectRefusal(waitFor(reader, { hash, ...wait }), 'WaitTimedOut');
      let isDone = false;
      const waiting = waitFor(reader, { hash, finality: 3, pollingInterval }).finally(() => (isDone = true));
      await testClient.mine({ blocks: 2 });
      await aWhile();
      expect(isDone).to.equal(false);
      await testClient.mine({ blocks: 1 });
      expect((await waiting).hash).to.equal(hash);
      await expectRefusal(
        waitFor(reader, { hash: `0x${'cd'.repeat(32)}`, timeout: 50, pollingInterval }),
        'WaitTimedOut',
      );
    });

    test('a transaction that was reverted is no success', async () => {
      const wallet = rehearsal.stranger().walletClient!;
      // No office: sent without asking first, it is reverted in its block.
      const { to, data } = addCategory.encode(rehearsal.reader, { category: 'X' });
      const hash = await wallet.sendTransaction({ to, data, gas: 500_000n, gasPrice: 0n });
      await expectRefusal(waitFor(rehearsal.reader, { hash }), 'TransactionFailed');
    });
  });
});
