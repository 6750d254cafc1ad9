import { expect } from 'chai';
import { id } from 'ethers';
import { expectRefused } from '../support/expectRefused.ts';
import { CATEGORIES, FAR, HOST, ISSUER, REGIONS } from '../support/regions.ts';
import { setCounter } from '../support/setCounter.ts';
import { loadWorld } from '../support/worldFixture.ts';

const NAMESPACE = 'tongdui.storage.Registry';

describe('Registry: regions, categories, pause', () => {
  describe('admitRegion', () => {
    it('numbers the regions from 1', async () => {
      const world = await loadWorld();
      for (const [i, region] of REGIONS.entries()) {
        expect(await world.registry.regionIndexOf(region)).to.equal(i + 1);
        expect(await world.registry.regionAt(i + 1)).to.equal(region);
      }
      expect(await world.registry.regionAt(0)).to.equal(0);
      await expect(world.registry.connect(world.council).admitRegion(500_000, '重庆'))
        .to.emit(world.registry, 'RegionAdmitted')
        .withArgs(500_000, REGIONS.length + 1, '重庆');
    });

    it('takes six-digit codes beyond the centre', async () => {
      const world = await loadWorld();
      const registry = world.registry.connect(world.council);
      await registry.admitRegion(100_001, 'first');
      await registry.admitRegion(999_999, 'last');
      for (const code of [0, 1, 99_999, 100_000, 1_000_000, 2 ** 32 - 1]) {
        await expectRefused(world, () => registry.admitRegion(code, 'none'), 'RegionCodeInvalid', code);
      }
    });

    it('admits a region once', async () => {
      const world = await loadWorld();
      const registry = world.registry.connect(world.council);
      await expectRefused(world, () => registry.admitRegion(HOST, 'again'), 'RegionExists', HOST);
    });

    it('admits 1023 regions', async () => {
      const world = await loadWorld();
      const registry = world.registry.connect(world.council);
      await setCounter(world.deployment.registry, NAMESPACE, { at: 2, bytes: 2, value: 1022n });
      await registry.admitRegion(500_000, 'the last one');
      expect(await registry.regionIndexOf(500_000)).to.equal(1023);
      await expectRefused(world, () => registry.admitRegion(500_001, 'one more'), 'ListFull', 1023);
    });
  });

  describe('regionIndexOf', () => {
    it('refuses a region that was not admitted', async () => {
      const world = await loadWorld();
      await expectRefused(world, () => world.registry.regionIndexOf(500_000), 'RegionUnknown', 500_000);
    });
  });

  describe('addCategory', () => {
    it('numbers the categories from 0', async () => {
      const world = await loadWorld();
      for (const [i, category] of CATEGORIES.entries()) {
        expect(await world.registry.categoryIndex(id(category))).to.equal(i);
      }
      await expect(world.registry.connect(world.council).addCategory('SIMULATION'))
        .to.emit(world.registry, 'CategoryAdded')
        .withArgs(CATEGORIES.length, 'SIMULATION');
      expect(await world.registry.categoryIndex(id('UNHEARD'))).to.equal(255);
    });

    it('refuses an empty one and one that is there', async () => {
      const world = await loadWorld();
      const registry = world.registry.connect(world.council);
      for (const category of ['', CATEGORIES[0]]) {
        await expectRefused(world, () => registry.addCategory(category), 'CategoryUnknown', category);
      }
    });

    it('holds 40', async () => {
      const world = await loadWorld();
      const registry = world.registry.connect(world.council);
      const rest = Array.from({ length: 40 - CATEGORIES.length }, (_, i) => `CATEGORY ${i + CATEGORIES.length}`);
      for (const category of rest) await registry.addCategory(category);
      expect(await registry.categoryIndex(id('CATEGORY 39'))).to.equal(39);
      await expectRefused(world, () => registry.addCategory('ONE MORE'), 'ListFull', 40);
    });
  });

  describe('pause and resume', () => {
    it('are reported with who did it', async () => {
      const world = await loadWorld();
      for (const key of [world.guardian, world.council]) {
        await expect(world.registry.connect(key).pause()).to.emit(world.registry, 'SystemPaused').withArgs(key.address);
        await expectRefused(world, () => world.registry.requireNotPaused(), 'Paused');
        await expect(world.registry.connect(world.council).resume())
          .to.emit(world.registry, 'SystemResumed')
          .withArgs(world.council.address);
        await world.registry.requireNotPaused();
      }
    });

    it('are refused where there is nothing to do', async () => {
      const world = await loadWorld();
      await expectRefused(world, () => world.registry.connect(world.council).resume(), 'NotPaused');
      await world.registry.connect(world.guardian).pause();
      await expectRefused(world, () => world.registry.connect(world.guardian).pause(), 'Paused');
    });

    it('leave the guardian without a way back', async () => {
      const world = await loadWorld();
      await world.registry.connect(world.guardian).pause();
      await expectRefused(
        world,
        () => world.registry.connect(world.guardian).resume(),
        'Unauthorized',
        world.guardian.address,
      );
    });
  });

  describe('regionSuspendedUntil', () => {
    it('is 0 for a region that nobody suspended, known or not', async () => {
      const world = await loadWorld();
      for (const region of [ISSUER, FAR, 500_000]) {
        expect(await world.registry.regionSuspendedUntil(region)).to.equal(0);
      }
    });
  });
});
