import { expect } from 'chai';
import type { BaseContract } from 'ethers';
import { claimOrder, orderIn } from '../support/claims.ts';
import { errorInterface } from '../support/errors.ts';
import { ethers } from '../support/connection.ts';
import { deployMock } from '../support/deployMock.ts';
import { placeOrder, signOrder } from '../support/orders.ts';
import type { OrderDraft, OrderKeys } from '../support/orders.ts';
import { freshKey, registerParty } from '../support/parties.ts';
import { issueVoucher } from '../support/programmes.ts';
import { readBudget } from '../support/readBudget.ts';
import { ISSUER } from '../support/regions.ts';
import { stateDigest } from '../support/stateDigest.ts';
import { loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

/** EIP-7825: gas that one transaction may use. */
const MOST_GAS = 16_777_216n;

/** `ContractSigner.Mood`. */
const EATS_GAS = 4;

type Call = { readonly target: string; readonly data: string };

const call = async (contract: BaseContract, name: string, ...args: unknown[]): Promise<Call> => ({
  target: await contract.getAddress(),
  data: contract.interface.encodeFunctionData(name, args),
});

const place = async (world: World, draft: OrderDraft = {}, keys: OrderKeys = {}): Promise<Call> =>
  call(world.orderDesk, 'placeOrder', ...(await signOrder(world, draft, keys)));

/** What failed in a batch, with the reason's data. */
async function run(
  world: World,
  calls: readonly Call[],
  gasLimit: bigint = MOST_GAS,
): Promise<{ index: number; reason: string }[]> {
  const receipt = await (await world.batcher.run([...calls], { gasLimit })).wait();
  return (receipt?.logs ?? [])
    .filter((log) => log.address.toLowerCase() === world.deployment.batcher.toLowerCase())
    .map((log) => world.batcher.interface.parseLog(log))
    .map((event) => ({ index: Number(event?.args['index']), reason: String(event?.args['reason']) }));
}

describe('Batcher', () => {
  it('runs a batch of 20 orders within the gas of one transaction', async () => {
    const world = await loadWorld();
    const calls = await Promise.all(Array.from({ length: 20 }, () => place(world)));
    expect([...(await world.batcher.run.staticCall(calls))]).to.deep.equal(Array(20).fill(true));
    const receipt = await (await world.batcher.run(calls)).wait();
    expect(receipt?.gasUsed).to.be.below(MOST_GAS / 4n);
    expect((await readBudget(world)).reserved).to.equal(100_000n);
  });

  it('tells which item failed and why, and does the others', async () => {
    const world = await loadWorld();
    const good = [await place(world), await place(world)] as const;
    const bad = await place(world, { subsidy: 5_001n });
    const calls = [good[0], bad, good[1]];
    expect([...(await world.batcher.run.staticCall(calls))]).to.deep.equal([true, false, true]);
    await expect(world.batcher.run(calls))
      .to.emit(world.batcher, 'CallFailed')
      .withArgs(
        1,
        (target: string) => target.toLowerCase() === world.deployment.orderDesk.toLowerCase(),
        (reason: string) => {
          const error = errorInterface.parseError(reason);
          return error?.name === 'CoPaymentTooLow' && error.args[0] === 5_001n && error.args[1] === 5_000n;
        },
      );
    expect((await readBudget(world)).reserved).to.equal(10_000n);
  });

  it('undoes an item that failed, whole', async () => {
    const world = await loadWorld();
    const bad = [await place(world, { subsidy: 5_001n }), await place(world, {}, { lab: world.stranger })];
    const before = await stateDigest(world);
    expect((await run(world, bad)).map(({ index }) => index)).to.deep.equal([0, 1]);
    expect(await stateDigest(world)).to.equal(before);
  });

  it('lets later items build on earlier ones: a claim after its order, a payment after its list', async () => {
    const world = await loadWorld();
    const accepted = [await orderIn(world, 'ACCEPTED'), await orderIn(world, 'ACCEPTED')];
    const signed = await signOrder(world);
    const calls = [
      await call(world.orderDesk, 'placeOrder', ...signed),
      await call(world.orderDesk, 'placeOrder', ...signed),
      await call(world.claimDesk, 'payMany', [accepted[0]?.hash]),
      await call(world.claimDesk, 'payMany', [accepted[0]?.hash, accepted[1]?.hash]),
      await call(world.claimDesk, 'payMany', [accepted[1]?.hash]),
    ];
    expect((await run(world, calls)).map(({ index }) => index)).to.deep.equal([1, 3]);
    expect(await world.treasury.depositOf(world.party.homeLab.account)).to.equal(10_000n);
  });

  it('gives what it submits no right', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world, { lab: world.party.reimburseLab });
    const claimed = await placeOrder(world);
    await claimOrder(world, claimed);
    const calls = [
      await call(world.registry, 'pause'),
      await call(world.orderDesk, 'approveOrder', placed.hash),
      await call(world.claimDesk, 'acceptMany', [claimed.hash]),
      await call(world.orderDesk, 'record', [placed.hash], [0], [0]),
    ];
    const before = await stateDigest(world);
    const failed = await run(world, calls);
    expect(failed.map(({ reason }) => errorInterface.parseError(reason)?.name)).to.deep.equal(
      Array(4).fill('Unauthorized'),
    );
    expect(await stateDigest(world)).to.equal(before);
  });

  it('has no right for an officer either', async () => {
    const world = await loadWorld();
    const batcher = world.batcher.connect(world.council);
    const results = await batcher.run.staticCall([await call(world.registry, 'pause')]);
    expect([...results]).to.deep.equal([false]);
  });

  it('reports at most 1024 bytes of a reason', async () => {
    const world = await loadWorld();
    const trouble = await deployMock('Troublemaker');
    for (const [size, reported] of [
      [0, 0],
      [1, 1],
      [1_023, 1_023],
      [1_024, 1_024],
      [1_025, 1_024],
      [100_000, 1_024],
    ] as const) {
      const [failure] = await run(world, [await call(trouble, 'fail', size)]);
      expect(failure?.reason).to.equal(`0x${'ff'.repeat(reported)}`);
    }
  });

  it('keeps the reasons of many items apart', async () => {
    const world = await loadWorld();
    const trouble = await deployMock('Troublemaker');
    const sizes = [3, 0, 1_024, 33, 2_000, 31];
    const calls = await Promise.all(sizes.map((size) => call(trouble, 'fail', size)));
    const failed = await run(world, calls);
    expect(failed.map(({ reason }) => (reason.length - 2) / 2)).to.deep.equal([3, 0, 1_024, 33, 1_024, 31]);
  });

  it('keeps nothing of what a success returns, however long', async () => {
    const world = await loadWorld();
    const trouble = await deployMock('Troublemaker');
    const calls = [await call(trouble, 'answer', 50_000), await place(world), await call(trouble, 'count')];
    expect(await run(world, calls)).to.deep.equal([]);
    expect(await trouble.getFunction('counted')()).to.equal(1n);
  });

  it('survives a target that eats its gas, and tells of every item', async () => {
    const world = await loadWorld();
    const trouble = await deployMock('Troublemaker');
    const calls = [await place(world), await call(trouble, 'eatGas'), await call(trouble, 'count')];
    expect(await run(world, calls, 3_500_000n)).to.deep.equal([{ index: 1, reason: '0x' }]);
    expect(await trouble.getFunction('counted')()).to.equal(1n);
    expect((await readBudget(world)).reserved).to.equal(5_000n);
  });

  it('leaves the other items their gas when a signer that is a contract eats its own', async () => {
    const world = await loadWorld();
    const key = freshKey();
    const contract = await deployMock('ContractSigner', key.address);
    const signer = await contract.getAddress();
    const firm = await registerParty(world, { kind: 'ENTERPRISE', region: ISSUER, key, signer });
    const voucher = await issueVoucher(world, world.programme, firm, 50_000n, 9);
    const calls = [await place(world, { enterprise: firm, voucher }), await place(world), await place(world)];
    // It looks honest while the batch is simulated.
    expect([...(await world.batcher.run.staticCall(calls))]).to.deep.equal([true, true, true]);
    await contract.getFunction('set')(EATS_GAS);
    expect((await run(world, calls, 3_000_000n)).map(({ index }) => index)).to.deep.equal([0]);
  });

  it('takes no harm from a target that calls it back', async () => {
    const world = await loadWorld();
    const trouble = await deployMock('Troublemaker');
    const order = await place(world);
    const inner = world.batcher.interface.encodeFunctionData('run', [[order, await call(trouble, 'count'), order]]);
    const calls = [await call(trouble, 'callBack', inner), order, await call(trouble, 'count')];
    const receipt = await (await world.batcher.run(calls)).wait();
    const failures = (receipt?.logs ?? []).filter(
      (log) => log.topics[0] === world.batcher.interface.getEvent('CallFailed').topicHash,
    );
    expect(failures.length).to.equal(2);
    expect(await trouble.getFunction('counted')()).to.equal(2n);
    expect((await readBudget(world)).reserved).to.equal(5_000n);
  });

  it('can call itself, an empty list, and an account without code', async () => {
    const world = await loadWorld();
    const nothing = world.batcher.interface.encodeFunctionData('run', [[]]);
    const calls = [
      { target: world.deployment.batcher, data: nothing },
      { target: world.stranger.address, data: '0x12345678' },
    ];
    expect(await run(world, calls)).to.deep.equal([]);
    expect(await run(world, [])).to.deep.equal([]);
  });

  it('holds no money and takes none', async () => {
    const world = await loadWorld();
    await expect(
      world.stranger.sendTransaction({
        to: world.deployment.batcher,
        data: world.batcher.interface.encodeFunctionData('run', [[]]),
        value: 1n,
      }),
    ).to.be.revertedWithoutReason(ethers);
  });
});
