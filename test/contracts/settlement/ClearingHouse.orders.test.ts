import { expect } from 'chai';
import { cashOut } from '../support/cashOut.ts';
import { cancelOrder, claimOrder } from '../support/claims.ts';
import { HOST_FREE, acceptedAbroad, agreeOnClearing, loadClearing, paidAbroad } from '../support/clearing.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { placeOrder, signOrder } from '../support/orders.ts';
import { FAR, HOST, ISSUER } from '../support/regions.ts';
import { BUDGET, FREE } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const NO_CAP = 2n ** 96n - 1n;
const purse = async (world: World, region: number) => [...(await world.treasury.purseOf(region))];
const standing = async (world: World, region: number) => {
  const { locked, owed, reservedAsIssuer, reservedAsHost } = await world.treasury.standingOf(region);
  return { locked, owed, reservedAsIssuer, reservedAsHost };
};
const nothing = { locked: 0n, owed: 0n, reservedAsIssuer: 0n, reservedAsHost: 0n };
const order = (world: World, subsidy = 5_000n) =>
  placeOrder(world, { lab: world.party.farLab, price: subsidy * 2n, subsidy });
const refuse = async (world: World, error: string, ...figures: unknown[]) => {
  const signed = await signOrder(world, { lab: world.party.farLab });
  await expectRefused(world, () => world.orderDesk.placeOrder(...signed), error, ...figures);
};
const cap = (world: World, value: bigint) => world.treasury.connect(world.council).setNetDebitCap(ISSUER, value);
const quota = (world: World, value: bigint) =>
  world.treasury.connect(world.office(FAR, 'TREASURY')).setAcceptanceQuota(FAR, value);
const pair = async (world: World) => [...(await world.treasury.obligationOf(ISSUER, FAR))];

describe('ClearingHouse: orders on CLEARING', () => {
  it('sets the host treasury’s money aside', async () => {
    const world = await loadClearing();
    await order(world);
    expect(await purse(world, FAR)).to.deep.equal([HOST_FREE - 5_000n, 0n]);
    expect(await standing(world, FAR)).to.deep.equal({ ...nothing, reservedAsHost: 5_000n });
    expect(await standing(world, ISSUER)).to.deep.equal({ ...nothing, reservedAsIssuer: 5_000n });
    expect(await pair(world)).to.deep.equal([0n, 5_000n]);
  });

  it('takes each limit to the fen, with what is owed counted', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    await cap(world, 10_000n);
    await quota(world, 10_000n);
    await agreeOnClearing(world, { exposureCap: 10_000n });
    await order(world);
    expect(await pair(world)).to.deep.equal([5_000n, 5_000n]);
  });

  it('refuses one fen over a limit, in the order of the errors', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    await world.treasury.connect(world.office(FAR, 'BUREAU')).appropriate(FAR, 1, fresh());
    await cap(world, 9_999n);
    await refuse(world, 'NetDebitCapExceeded', 10_000n, 9_999n);
    await quota(world, 9_999n);
    await refuse(world, 'AcceptanceQuotaExceeded', 10_000n, 9_999n);
    await agreeOnClearing(world, { exposureCap: 9_999n });
    await refuse(world, 'ExposureCapExceeded', 10_000n, 9_999n);
  });

  it('refuses what the host treasury does not have', async () => {
    const world = await loadClearing();
    await order(world, HOST_FREE - 4_999n);
    await refuse(world, 'TreasuryShort', 5_000n, 4_999n);
  });

  it('gives everything back when the order is cancelled', async () => {
    const world = await loadClearing();
    await cap(world, 5_000n);
    await quota(world, 5_000n);
    await agreeOnClearing(world, { exposureCap: 5_000n });
    await cancelOrder(world, await order(world));
    expect(await standing(world, FAR)).to.deep.equal(nothing);
    expect(await purse(world, FAR)).to.deep.equal([HOST_FREE, 0n]);
    await order(world);
  });

  it('gives back what a smaller claim leaves', async () => {
    const world = await loadClearing();
    const placed = await order(world);
    await claimOrder(world, placed, { invoiced: 6_000n, paid: 3_000n }, { intake: world.office(FAR, 'AGENCY') });
    expect(await pair(world)).to.deep.equal([0n, 3_000n]);
    expect(await purse(world, FAR)).to.deep.equal([HOST_FREE - 3_000n, 0n]);
  });

  it('pays the lab from its own treasury, and the issuer’s money is locked behind what it owes', async () => {
    const world = await loadClearing();
    const placed = await acceptedAbroad(world);
    await expect(world.claimDesk.payMany([placed.hash]))
      .to.emit(world.treasury, 'ObligationIncurred')
      .withArgs(ISSUER, FAR, 5_000n);
    expect(await world.treasury.depositOf(world.party.farLab.account)).to.equal(5_000n);
    expect(await purse(world, ISSUER)).to.deep.equal([FREE, BUDGET - 5_000n]);
    expect(await standing(world, ISSUER)).to.deep.equal({ ...nothing, locked: 5_000n });
    expect(await standing(world, FAR)).to.deep.equal({ ...nothing, owed: 5_000n });
    expect(await pair(world)).to.deep.equal([5_000n, 0n]);
  });

  it('pays an accepted order whatever the limits and the treasury have become', async () => {
    const world = await loadClearing();
    const placed = await acceptedAbroad(world);
    await order(world, HOST_FREE - 5_000n);
    await cap(world, 0n);
    await quota(world, 0n);
    await agreeOnClearing(world, { exposureCap: 0n });
    await world.claimDesk.payMany([placed.hash]);
    expect(await world.treasury.depositOf(world.party.farLab.account)).to.equal(5_000n);
  });

  it('lets the host’s agency verify, and nobody else', async () => {
    const world = await loadClearing();
    const placed = await order(world);
    await claimOrder(world, placed, {}, { intake: world.office(FAR, 'AGENCY') });
    for (const office of [world.office(ISSUER, 'AGENCY'), world.office(HOST, 'AGENCY'), world.agentKey]) {
      await expectRefused(
        world,
        () => world.claimDesk.connect(office).verifyMany([placed.hash]),
        'Unauthorized',
        office.address,
      );
    }
  });
});

describe('ClearingHouse: clawback on CLEARING', () => {
  const clawBack = async (world: World, hash: string, amount: bigint) => {
    const ref = fresh('clawback');
    await world.claimDesk.connect(world.office(ISSUER, 'AGENCY')).clawBackOrder(hash, amount, ref);
    return world.claimDesk.connect(world.office(FAR, 'AGENCY')).clawBackOrder(hash, amount, ref);
  };

  it('makes the host owe the issuer what the lab gives back', async () => {
    const world = await loadClearing();
    const placed = await paidAbroad(world);
    await expect(clawBack(world, placed.hash, 2_000n))
      .to.emit(world.treasury, 'ObligationIncurred')
      .withArgs(FAR, ISSUER, 2_000n);
    expect(await standing(world, FAR)).to.deep.equal({ ...nothing, locked: 2_000n, owed: 5_000n });
    expect(await standing(world, ISSUER)).to.deep.equal({ ...nothing, locked: 5_000n, owed: 2_000n });
    expect(await world.treasury.depositOf(world.party.farLab.account)).to.equal(3_000n);
  });

  it('has the host treasury put up what the lab has spent, and pays it back first', async () => {
    const world = await loadClearing();
    const placed = await paidAbroad(world);
    await cashOut(world, world.party.farLab, 4_000n);
    await order(world, HOST_FREE - 7_000n);
    // 1000 in the lab's deposit, 2000 free in the treasury, 2000 found nowhere.
    await expect(clawBack(world, placed.hash, 5_000n))
      .to.emit(world.claimDesk, 'OrderClawedBack')
      .withArgs(placed.hash, placed.lab.account, 5_000n, 1_000n, 2_000n, (ref: string) => ref.length === 66);
    expect(await purse(world, FAR)).to.deep.equal([0n, 0n]);
    expect((await standing(world, FAR)).locked).to.equal(3_000n);
    expect(await world.treasury.dueOf(placed.hash)).to.equal(4_000n);
  });

  it('collects a due for the host treasury’s advance first, then for the issuer', async () => {
    const world = await loadClearing();
    const first = await paidAbroad(world);
    const second = await acceptedAbroad(world, { price: 6_000n, subsidy: 3_000n });
    await cashOut(world, world.party.farLab, 5_000n);
    const rest = (await world.treasury.purseOf(FAR)).free;
    const blocked = await order(world, rest - 2_000n);
    await clawBack(world, first.hash, 5_000n);
    expect(await world.treasury.dueOf(first.hash)).to.equal(5_000n);
    expect((await standing(world, FAR)).locked).to.equal(2_000n);
    await world.claimDesk.payMany([second.hash]);
    // Of the 3000: 2000 back to the treasury, 1000 locked and owed to the issuer; nothing for the lab.
    expect(await world.treasury.dueOf(first.hash)).to.equal(2_000n);
    expect(await purse(world, FAR)).to.deep.equal([2_000n, 0n]);
    expect((await standing(world, FAR)).locked).to.equal(3_000n);
    expect((await world.treasury.obligationOf(FAR, ISSUER)).amount).to.equal(3_000n);
    expect(await world.treasury.depositOf(world.party.farLab.account)).to.equal(0n);
    await cancelOrder(world, blocked);
  });
});

describe('ClearingHouse: limits', () => {
  it('tells the limits, and that there are none at first', async () => {
    const world = await loadClearing();
    const limits = async (region: number) => {
      const { netDebitCap, acceptanceQuota } = await world.treasury.standingOf(region);
      return [netDebitCap, acceptanceQuota];
    };
    expect(await limits(ISSUER)).to.deep.equal([NO_CAP, NO_CAP]);
    await expect(cap(world, 7n)).to.emit(world.treasury, 'NetDebitCapSet').withArgs(ISSUER, 7n);
    await expect(quota(world, 0n)).to.emit(world.treasury, 'AcceptanceQuotaSet').withArgs(FAR, 0n);
    expect(await limits(ISSUER)).to.deep.equal([7n, NO_CAP]);
    expect(await limits(FAR)).to.deep.equal([NO_CAP, 0n]);
    await cap(world, NO_CAP);
    expect(await limits(ISSUER)).to.deep.equal([NO_CAP, NO_CAP]);
  });

  it('refuses a cap on a region that was not admitted', async () => {
    const world = await loadClearing();
    const treasury = world.treasury.connect(world.council);
    await expectRefused(world, () => treasury.setNetDebitCap(650_000, 1n), 'RegionUnknown', 650_000n);
  });
});
