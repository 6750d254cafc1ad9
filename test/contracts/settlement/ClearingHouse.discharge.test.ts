import { expect } from 'chai';
import {
  HOST_FREE,
  booksOf,
  impose,
  loadClearing,
  owedBetween,
  paidAbroad,
  propose,
  solve,
} from '../support/clearing.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { placeOrder } from '../support/orders.ts';
import { FAR, HOST, ISSUER } from '../support/regions.ts';
import type { World } from '../support/worldFixture.ts';

type Act = readonly [debtor: number, creditor: number, amount: bigint, ref: string];

const centre = (world: World, act: Act) => world.treasury.connect(world.central).discharge(...act);
const treasury = (world: World, act: Act) => world.treasury.connect(world.office(act[0], 'TREASURY')).discharge(...act);
const discharge = async (world: World, amount: bigint) => {
  const act = [ISSUER, FAR, amount, fresh()] as const;
  await centre(world, act);
  return treasury(world, act);
};

describe('ClearingHouse: discharge', () => {
  for (const [name, first, second] of [
    ['the centre', centre, treasury],
    ['the treasury', treasury, centre],
  ] as const) {
    it(`takes the debtor’s treasury and the centre, ${name} first`, async () => {
      const world = await loadClearing();
      await paidAbroad(world);
      const [issuer, far] = [await booksOf(world, ISSUER), await booksOf(world, FAR)];
      const act = [ISSUER, FAR, 2_000n, fresh()] as const;
      await expect(first(world, act)).to.emit(world.treasury, 'ActRecorded');
      expect(await owedBetween(world, ISSUER, FAR)).to.equal(5_000n);
      await expect(second(world, act))
        .to.emit(world.treasury, 'Discharged')
        .withArgs(...act);
      expect(await owedBetween(world, ISSUER, FAR)).to.equal(3_000n);
      expect(await booksOf(world, ISSUER)).to.deep.equal({ ...issuer, locked: 3_000n });
      expect(await booksOf(world, FAR)).to.deep.equal({ ...far, owed: 3_000n, free: far.free + 2_000n });
      expect(await world.treasury.grossAt(await world.treasury.currentEpoch())).to.equal(3_000n);
    });
  }

  it('pays off the whole obligation, and gives headroom and quota back', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    await world.treasury.connect(world.council).setNetDebitCap(ISSUER, 5_000n);
    await world.treasury.connect(world.office(FAR, 'TREASURY')).setAcceptanceQuota(FAR, 5_000n);
    await discharge(world, 5_000n);
    expect(await booksOf(world, ISSUER)).to.include({ locked: 0n, owed: 0n });
    expect(await booksOf(world, FAR)).to.include({ locked: 0n, owed: 0n, free: HOST_FREE });
    await placeOrder(world, { lab: world.party.farLab });
  });

  it('takes one office once, and serves a reference once', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    const act = [ISSUER, FAR, 2_000n, fresh()] as const;
    await centre(world, act);
    await expectRefused(world, () => centre(world, act), 'Unauthorized', world.central.address);
    await treasury(world, act);
    for (const again of [centre, treasury]) {
      const used = again(world, act);
      await expect(used).to.be.revertedWithCustomError(world.treasury, 'ReferenceUsed');
    }
    expect(await owedBetween(world, ISSUER, FAR)).to.equal(3_000n);
  });

  it('takes both for the same act only', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    const ref = fresh();
    await centre(world, [ISSUER, FAR, 2_000n, ref]);
    for (const other of [
      [ISSUER, FAR, 2_001n, ref],
      [ISSUER, HOST, 2_000n, ref],
      [ISSUER, FAR, 2_000n, fresh()],
    ] as const) {
      await expect(treasury(world, other)).to.emit(world.treasury, 'ActRecorded');
    }
    expect(await owedBetween(world, ISSUER, FAR)).to.equal(5_000n);
  });

  it('is not the creditor’s act, nor another region’s', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    const act = [ISSUER, FAR, 2_000n, fresh()] as const;
    await centre(world, act);
    for (const officer of [world.office(FAR, 'TREASURY'), world.office(HOST, 'TREASURY'), world.council]) {
      const wrong = () => world.treasury.connect(officer).discharge(...act);
      await expectRefused(world, wrong, 'Unauthorized', officer.address);
    }
  });

  it('is for something, and for no more than is owed when both have said so', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    await expectRefused(world, () => centre(world, [ISSUER, FAR, 0n, fresh()]), 'ZeroAmount');
    for (const [creditor, amount, owed] of [
      [FAR, 5_001n, 5_000n],
      [HOST, 1n, 0n],
      [ISSUER, 1n, 0n],
    ] as const) {
      const act = [ISSUER, creditor, amount, fresh()] as const;
      await treasury(world, act);
      await expectRefused(world, () => centre(world, act), 'ExceedsObligation', amount, owed);
    }
  });

  it('is refused where a cycle has set the obligation off before the second office', async () => {
    const world = await loadClearing();
    const loop = [
      { debtor: ISSUER, creditor: FAR, amount: 5_000n },
      { debtor: FAR, creditor: ISSUER, amount: 4_000n },
    ];
    await impose(world, loop);
    const act = [ISSUER, FAR, 2_000n, fresh()] as const;
    await treasury(world, act);
    await propose(world, (await solve(world, loop)).proposal);
    await expectRefused(world, () => centre(world, act), 'ExceedsObligation', 2_000n, 1_000n);
    await discharge(world, 1_000n);
    expect(await booksOf(world, ISSUER)).to.include({ locked: 0n, owed: 0n });
  });

  it('comes out of what the running epoch brought first, then out of what is closed', async () => {
    const world = await loadClearing();
    await impose(world, [{ debtor: ISSUER, creditor: FAR, amount: 9_000n }]);
    await paidAbroad(world);
    const running = await world.treasury.currentEpoch();
    const closed = async () => {
      const [amount] = await world.treasury.obligationsAt(running - 1n, [ISSUER], [FAR]);
      expect(await world.treasury.grossAt(running - 1n)).to.equal(amount);
      return amount;
    };
    await discharge(world, 4_999n);
    expect(await closed()).to.equal(9_000n);
    await discharge(world, 2n);
    expect(await closed()).to.equal(8_999n);
    await discharge(world, 8_999n);
    expect(await closed()).to.equal(0n);
    expect(await owedBetween(world, ISSUER, FAR)).to.equal(0n);
  });
});
