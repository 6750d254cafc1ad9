import { expect } from 'chai';
import { acceptedAbroad, impose, loadClearing, owedBetween, paidAbroad, propose, solve } from '../support/clearing.ts';
import { DAY, moveTo, nextAt } from '../support/clock.ts';
import { ethers, networkHelpers } from '../support/connection.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { FAR, ISSUER } from '../support/regions.ts';
import type { World } from '../support/worldFixture.ts';

/** Seconds of the first instants of April to June 2026 at UTC+8. */
const [APRIL, MAY, JUNE] = [4, 5, 6].map((month) => Date.parse(`2026-0${month}-01T00:00:00+08:00`) / 1000) as [
  number,
  number,
  number,
];
/** March 2026, counted from January 1970. */
const MARCH_EPOCH = 56 * 12 + 2;
const LENGTH = { MONTH: 0n, DAY: 1n, BLOCK: 2n } as const;

const loop = [
  { debtor: FAR, creditor: ISSUER, amount: 4_000n },
  { debtor: ISSUER, creditor: FAR, amount: 9_000n },
];
const council = (world: World) => world.treasury.connect(world.council);
const running = async (world: World) => Number(await world.treasury.currentEpoch());
const nothingAt = (epoch: number) => ({ epoch, regions: [], potentials: [], flows: [] });

describe('ClearingHouse: epochs', () => {
  it('run by the month at UTC+8, to the second', async () => {
    const world = await loadClearing();
    expect(await world.treasury.epochLength()).to.equal(LENGTH.MONTH);
    for (const [time, epoch] of [
      [APRIL - 1, MARCH_EPOCH],
      [APRIL, MARCH_EPOCH + 1],
      [MAY - 1, MARCH_EPOCH + 1],
      [MAY, MARCH_EPOCH + 2],
      [Date.parse('2026-12-31T23:59:59+08:00') / 1000, MARCH_EPOCH + 9],
      [Date.parse('2027-01-01T00:00:00+08:00') / 1000, MARCH_EPOCH + 10],
    ] as const) {
      await moveTo(time);
      expect(await running(world), new Date(time * 1000).toISOString()).to.equal(epoch);
    }
  });

  it('put a payment of a month’s last second into that month, one of the next second into the next', async () => {
    const world = await loadClearing();
    const last = await acceptedAbroad(world, { price: 6_000n, subsidy: 3_000n });
    const first = await acceptedAbroad(world, { price: 2_000n, subsidy: 1_000n });
    await nextAt(APRIL - 1);
    await world.claimDesk.payMany([last.hash]);
    expect(await world.treasury.grossAt(MARCH_EPOCH - 1)).to.equal(0n);
    await nextAt(APRIL);
    await world.claimDesk.payMany([first.hash]);
    expect(await world.treasury.grossAt(MARCH_EPOCH)).to.equal(3_000n);
    expect(await world.treasury.grossAt(MARCH_EPOCH + 1)).to.equal(4_000n);
    const codes = [ISSUER, FAR];
    const march = await world.treasury.obligationsAt(MARCH_EPOCH, codes, codes);
    expect(march).to.deep.equal([0n, 3_000n, 0n, 0n]);
    expect(await world.treasury.obligationsAt(MARCH_EPOCH + 1, [ISSUER], [FAR, ISSUER])).to.deep.equal([4_000n, 0n]);
  });

  it('run by the day at UTC+8, to the second', async () => {
    const world = await loadClearing();
    await council(world).setEpochLength(LENGTH.DAY);
    const day = await running(world);
    await moveTo(APRIL - DAY - 1);
    const before = await running(world);
    await moveTo(APRIL - DAY);
    expect(await running(world)).to.equal(before + 1);
    await moveTo(APRIL - 1);
    expect(await running(world)).to.equal(before + 1);
    // From 2 March at noon, whose epoch began with the setting.
    expect(before - day).to.equal(28);
  });

  it('run by the block', async () => {
    const world = await loadClearing();
    await council(world).setEpochLength(LENGTH.BLOCK);
    const epoch = await running(world);
    await networkHelpers.mine(3);
    expect(await running(world)).to.equal(epoch + 3);
    await paidAbroad(world);
    const paidIn = await running(world);
    expect(await world.treasury.grossAt(paidIn - 1)).to.equal(0n);
    expect(await world.treasury.grossAt(paidIn)).to.equal(5_000n);
  });

  it('by the block may be cleared in the very next block, and in any later one while nothing moves', async () => {
    for (const blocks of [0, 5]) {
      const world = await loadClearing();
      await impose(world, loop);
      await council(world).setEpochLength(LENGTH.BLOCK);
      const { proposal } = await solve(world, loop);
      if (blocks > 0) await networkHelpers.mine(blocks);
      await propose(world, { ...proposal, epoch: proposal.epoch + 1 });
      expect(await owedBetween(world, ISSUER, FAR)).to.equal(5_000n);
    }
  });
});

describe('ClearingHouse: setEpochLength', () => {
  it('ends the running epoch, and the next is numbered one higher', async () => {
    const world = await loadClearing();
    let epoch = await running(world);
    for (const length of [LENGTH.DAY, LENGTH.MONTH, LENGTH.MONTH, LENGTH.DAY, LENGTH.DAY]) {
      await expect(council(world).setEpochLength(length))
        .to.emit(world.treasury, 'EpochLengthSet')
        .withArgs(length, epoch + 1);
      epoch += 1;
      expect(await running(world)).to.equal(epoch);
      expect(await world.treasury.epochLength()).to.equal(length);
    }
    await moveTo(APRIL - 1);
    await council(world).setEpochLength(LENGTH.MONTH);
    epoch = await running(world);
    await moveTo(APRIL);
    expect(await running(world)).to.equal(epoch + 1);
  });

  it('never lets a number fall, whatever comes after what', async () => {
    const world = await loadClearing();
    let last = await running(world);
    let time = APRIL;
    for (const length of [LENGTH.BLOCK, LENGTH.DAY, LENGTH.MONTH, LENGTH.BLOCK, LENGTH.MONTH, LENGTH.DAY] as const) {
      await council(world).setEpochLength(length);
      expect(await running(world)).to.be.greaterThan(last);
      last = await running(world);
      time += 40 * DAY;
      await moveTo(time);
      expect(await running(world)).to.be.greaterThan(last);
      last = await running(world);
    }
  });

  it('closes what is owed, so that a cycle can cover it at once', async () => {
    const world = await loadClearing();
    await impose(world, [{ debtor: FAR, creditor: ISSUER, amount: 4_000n }]);
    await paidAbroad(world);
    const epoch = await running(world);
    expect(await world.treasury.grossAt(epoch - 1)).to.equal(4_000n);
    await council(world).setEpochLength(LENGTH.MONTH);
    const { solution, proposal } = await solve(world, [loop[0]!, { debtor: ISSUER, creditor: FAR, amount: 5_000n }]);
    expect(proposal.epoch).to.equal(epoch);
    await propose(world, proposal);
    expect(await world.treasury.grossAt(epoch)).to.equal(solution.residual);
  });

  it('is the council’s, and knows three lengths', async () => {
    const world = await loadClearing();
    const by = world.treasury.connect(world.central);
    await expectRefused(world, () => by.setEpochLength(LENGTH.DAY), 'Unauthorized', world.central.address);
    await expect(council(world).setEpochLength(3n)).to.be.revertedWithoutReason(ethers);
  });
});

describe('ClearingHouse: the epoch that a cycle names', () => {
  it('has ended', async () => {
    const world = await loadClearing();
    await impose(world, loop);
    const epoch = await running(world);
    const { proposal } = await solve(world, loop);
    for (const ahead of [epoch, epoch + 1, 2 ** 32 - 2]) {
      const early = () => propose(world, { ...proposal, epoch: ahead });
      await expectRefused(world, early, 'EpochNotCovered', ahead, epoch - 1);
    }
    await propose(world, proposal);
  });

  it('is the last, or one after which nothing older than the running epoch was incurred', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    const april = await acceptedAbroad(world, { price: 2_000n, subsidy: 1_000n });
    const may = await acceptedAbroad(world, { price: 200n, subsidy: 100n });
    await moveTo(MAY);
    // March's money, nothing since: March and April are the same.
    const owed = [{ debtor: ISSUER, creditor: FAR, amount: 5_000n }];
    const { proposal } = await solve(world, owed);
    for (const epoch of [MARCH_EPOCH, MARCH_EPOCH + 1]) await propose(world, { ...proposal, epoch });
    for (const epoch of [0, MARCH_EPOCH - 1]) {
      await expectRefused(world, () => propose(world, nothingAt(epoch)), 'EpochNotCovered', epoch, MARCH_EPOCH + 1);
    }
    await world.claimDesk.payMany([april.hash]);
    // May has brought something: the words tell April's end from that, but no longer March's from April's.
    await propose(world, { ...proposal, epoch: MARCH_EPOCH + 1 });
    const march = () => propose(world, { ...proposal, epoch: MARCH_EPOCH });
    await expectRefused(world, march, 'EpochNotCovered', MARCH_EPOCH, MARCH_EPOCH + 1);
    await moveTo(JUNE);
    await world.claimDesk.payMany([may.hash]);
    const last = () => propose(world, { ...proposal, epoch: MARCH_EPOCH + 1 });
    await expectRefused(world, last, 'EpochNotCovered', MARCH_EPOCH + 1, MARCH_EPOCH + 2);
    const all = await solve(world, [{ debtor: ISSUER, creditor: FAR, amount: 6_000n }]);
    await propose(world, all.proposal);
  });

  it('does not cover what the running one has brought, before the cycle and after', async () => {
    const world = await loadClearing();
    await impose(world, loop);
    const [before, after] = [await acceptedAbroad(world), await acceptedAbroad(world, { subsidy: 1_000n })];
    await world.claimDesk.payMany([before.hash]);
    const { solution, proposal } = await solve(world, loop);
    await propose(world, proposal);
    expect(await owedBetween(world, ISSUER, FAR)).to.equal(5_000n + 5_000n);
    await world.claimDesk.payMany([after.hash]);
    expect(await world.treasury.grossAt(proposal.epoch)).to.equal(solution.residual);
    expect(await world.treasury.obligationsAt(proposal.epoch, [ISSUER], [FAR])).to.deep.equal([5_000n]);
    expect(await world.treasury.grossAt(proposal.epoch + 1)).to.equal(solution.residual + 6_000n);
    await moveTo(APRIL);
    const all = [{ debtor: ISSUER, creditor: FAR, amount: 11_000n }];
    await propose(world, (await solve(world, all)).proposal);
  });
});
