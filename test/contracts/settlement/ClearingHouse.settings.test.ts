import { expect } from 'chai';
import { loadClearing } from '../support/clearing.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { NO_CAP } from '../support/programmes.ts';
import { FAR, ISSUER } from '../support/regions.ts';
import type { World } from '../support/worldFixture.ts';

const council = (world: World) => world.treasury.connect(world.council);
const treasuryOf = (world: World, region: number) => world.treasury.connect(world.office(region, 'TREASURY'));
const limits = async (world: World, region: number) => {
  const { netDebitCap, acceptanceQuota } = await world.treasury.standingOf(region);
  return [netDebitCap, acceptanceQuota];
};

describe('ClearingHouse: limits', () => {
  it('are none at first, and no other region’s or limit’s', async () => {
    const world = await loadClearing();
    expect(await limits(world, ISSUER)).to.deep.equal([NO_CAP, NO_CAP]);
    await expect(council(world).setNetDebitCap(ISSUER, 7n))
      .to.emit(world.treasury, 'NetDebitCapSet')
      .withArgs(ISSUER, 7n);
    await expect(treasuryOf(world, FAR).setAcceptanceQuota(FAR, 0n))
      .to.emit(world.treasury, 'AcceptanceQuotaSet')
      .withArgs(FAR, 0n);
    expect(await limits(world, ISSUER)).to.deep.equal([7n, NO_CAP]);
    expect(await limits(world, FAR)).to.deep.equal([NO_CAP, 0n]);
  });

  it('are each set to any amount, again and again', async () => {
    const world = await loadClearing();
    for (const limit of [0n, 1n, NO_CAP - 1n, NO_CAP, 12_345n]) {
      await council(world).setNetDebitCap(ISSUER, limit);
      await treasuryOf(world, ISSUER).setAcceptanceQuota(ISSUER, NO_CAP - limit);
      expect(await limits(world, ISSUER)).to.deep.equal([limit, NO_CAP - limit]);
    }
  });

  it('leave what is reserved alone', async () => {
    const world = await loadClearing();
    const before = await world.treasury.standingOf(ISSUER);
    await council(world).setNetDebitCap(ISSUER, 0n);
    await treasuryOf(world, ISSUER).setAcceptanceQuota(ISSUER, 0n);
    const after = await world.treasury.standingOf(ISSUER);
    expect([...after].slice(0, 4)).to.deep.equal([...before].slice(0, 4));
  });

  it('are the council’s, over regions that were admitted, and each treasury’s own', async () => {
    const world = await loadClearing();
    await expectRefused(world, () => council(world).setNetDebitCap(650_000, 1n), 'RegionUnknown', 650_000n);
    const { address } = world.office(ISSUER, 'TREASURY');
    const own = treasuryOf(world, ISSUER);
    await expectRefused(world, () => own.setNetDebitCap(ISSUER, 1n), 'Unauthorized', address);
    await expectRefused(world, () => own.setAcceptanceQuota(FAR, 1n), 'Unauthorized', address);
    const set = () => council(world).setAcceptanceQuota(FAR, 1n);
    await expectRefused(world, set, 'Unauthorized', world.council.address);
  });
});
