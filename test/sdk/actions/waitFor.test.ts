import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { zeroHash } from 'viem';
import type { Hex } from 'viem';
import { addCategory } from '../../../sdk/src/actions/council/addCategory.ts';
import { placeOrder } from '../../../sdk/src/actions/public/placeOrder.ts';
import { waitFor } from '../../../sdk/src/actions/public/waitFor.ts';
import type { WaitSettings } from '../../../sdk/src/actions/public/waitFor.ts';
import { createTongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import { expectRefusal } from './expectRefusal.ts';
import { flakyClient } from './flakyClient.ts';
import { openHomeRegion } from './homeRegion.ts';
import type { HomeRegion } from './homeRegion.ts';
import { signedOrder } from './signedOrder.ts';
import { startRehearsal } from './startRehearsal.ts';
import type { Rehearsal } from './startRehearsal.ts';

const pollingInterval = 10;

const aWhile = () => new Promise((resolve) => setTimeout(resolve, 80));

describe('waiting', { concurrency: false }, () => {
  let rehearsal: Rehearsal;
  let region: HomeRegion;
  let categories = 0;
  before(async () => {
    rehearsal = await startRehearsal();
    region = await openHomeRegion(rehearsal);
  });
  after(async () => await rehearsal.close());

  const happen = async () => await addCategory(rehearsal.council, { category: `W${(categories += 1)}` });

  test('is refused at once for what can never be found', async () => {
    const { reader } = rehearsal;
    const hash: Hex = `0x${'ab'.repeat(32)}`;
    // Without the refusal each of these would wait for three minutes.
    for (const wrong of [
      waitFor(reader, { hash: '0x12' }),
      waitFor(reader, { hash: 'W' as Hex }),
      waitFor(reader, { order: region.lab.account }),
      waitFor(reader, { order: hash, state: 'PAYED' as 'PAID' }),
      ...[-1, 1.5, Number.NaN].map((finality) => waitFor(reader, { hash, finality })),
      ...[-1, Number.NaN].map((timeout) => waitFor(reader, { hash, timeout })),
    ]) {
      await expectRefusal(wrong, 'ArgumentInvalid');
    }
    for (const finality of [-1, 0.5]) {
      const act = () => createTongduiClient({ ...reader, finality });
      expect(act).to.throw().with.property('code', 'ArgumentInvalid');
    }
  });

  test('asks once where there is no time, and finds what is there', async () => {
    const { hash } = await happen();
    const found = await waitFor(rehearsal.reader, { hash, timeout: 0 });
    expect(found.hash).to.equal(hash);
    const late = waitFor(rehearsal.reader, { hash: zeroHash, timeout: 0 });
    await expectRefusal(late, 'WaitTimedOut', { what: zeroHash, seconds: 0 });
  });

  test('ends in time where the node never answers', async () => {
    const { client, node } = flakyClient(rehearsal);
    const { hash } = await happen();
    node.mood = () => 'hangs';
    const begun = performance.now();
    await expectRefusal(waitFor(client, { hash, timeout: 200, pollingInterval }), 'WaitTimedOut');
    expect(performance.now() - begun).to.be.below(3_000);
  });

  test('goes on when the node comes back, and says at the end why there was no answer', async () => {
    const { client, node } = flakyClient(rehearsal);
    const { hash } = await happen();
    node.mood = () => 'fails';
    const late = await expectRefusal(waitFor(client, { hash, timeout: 60, pollingInterval }), 'WaitTimedOut');
    expect(late.cause).to.have.property('code', 'ChainRefused');
    const waiting = waitFor(client, { hash, pollingInterval });
    await aWhile();
    node.mood = () => 'answers';
    expect((await waiting).hash).to.equal(hash);
  });

  test('for a transaction goes on where its block is replaced, until it is in another', async () => {
    const { testClient } = rehearsal.anvil;
    const { reader, council } = rehearsal;
    const id = await testClient.snapshot();
    const act = addCategory.encode(reader, { category: `W${(categories += 1)}` });
    const wallet = council.walletClient!;
    const request = await wallet.prepareTransactionRequest({ ...act, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n });
    const serializedTransaction = await wallet.signTransaction(request);
    const hash = await wallet.sendRawTransaction({ serializedTransaction });
    let isDone = false;
    const settings: WaitSettings = { finality: 2, pollingInterval };
    const waiting = waitFor(reader, { hash, ...settings }).finally(() => (isDone = true));
    await aWhile();
    await testClient.revert({ id });
    await testClient.mine({ blocks: 5 });
    await aWhile();
    expect(isDone, 'it was final, but for its block').to.equal(false);
    await wallet.sendRawTransaction({ serializedTransaction });
    await testClient.mine({ blocks: 2 });
    const { receipt } = await waiting;
    expect(receipt.blockHash).to.equal((await reader.publicClient.getBlock({ blockNumber: receipt.blockNumber })).hash);
  });

  test('for an order waits until the block that it got there in is final', async () => {
    const { testClient } = rehearsal.anvil;
    const careful = createTongduiClient({ ...rehearsal.reader, finality: 2 });
    const placed = await signedOrder(rehearsal, region, { price: 1_000n, subsidy: 500n });
    const { order, blockNumber } = await placeOrder(rehearsal.stranger(), placed);
    const early = waitFor(careful, { order, state: 'PLACED', timeout: 60, pollingInterval });
    await expectRefusal(early, 'WaitTimedOut', { what: order, seconds: 0.06 });
    // Another finality for once.
    expect((await waitFor(careful, { order, state: 'PLACED', finality: 0 })).block).to.equal(blockNumber);
    await testClient.mine({ blocks: 2 });
    const found = await waitFor(careful, { order, state: 'PLACED' });
    expect([found.state, found.subsidy, found.block]).to.deep.equal(['PLACED', 500n, blockNumber]);
  });
});
