import { expect } from 'chai';
import { ZeroHash, id } from 'ethers';
import { expectRefused } from '../support/expectRefused.ts';
import { accountOf, registerParty } from '../support/parties.ts';
import type { Party } from '../support/parties.ts';
import { readParty } from '../support/partyWord.ts';
import { FAR, HOST, ISSUER } from '../support/regions.ts';
import { PARTY_NAMES, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

/** The number of the next participant. */
const NEXT = PARTY_NAMES.length + 1;

const agencyOf = (world: World, region: number) => world.registry.connect(world.office(region, 'AGENCY'));

describe('Registry: related parties', () => {
  describe('relateParties and unrelateParties', () => {
    const groups = async (world: World) => {
      const a = (await readParty(world, world.party.enterprise.id)).group;
      const b = (await readParty(world, world.party.poolLab.id)).group;
      return a < b ? ([a, b] as const) : ([b, a] as const);
    };
    const related = async (world: World): Promise<boolean> => {
      const { enterprise, poolLab } = world.party;
      return areRelated(world, enterprise, poolLab);
    };

    it('name the two groups in ascending order, whichever is said first', async () => {
      const world = await loadWorld();
      const { enterprise, poolLab } = world.party;
      const [low, high] = await groups(world);
      for (const [a, b] of [
        [enterprise.account, poolLab.account],
        [poolLab.account, enterprise.account],
      ] as const) {
        await expect(agencyOf(world, ISSUER).relateParties(a, b, ISSUER))
          .to.emit(world.registry, 'PartiesRelated')
          .withArgs(low, high, ISSUER);
        expect(await related(world)).to.equal(true);
        await expect(agencyOf(world, ISSUER).unrelateParties(b, a, ISSUER))
          .to.emit(world.registry, 'PartiesUnrelated')
          .withArgs(low, high, ISSUER);
        expect(await related(world)).to.equal(false);
      }
    });

    it('bind every member of both groups', async () => {
      const world = await loadWorld();
      const { enterprise, poolLab } = world.party;
      const branch = await registerParty(world, { kind: 'TEAM', region: ISSUER, controller: enterprise.credential });
      const sister = await registerParty(world, { kind: 'LAB', region: FAR, controller: poolLab.credential });
      await agencyOf(world, ISSUER).relateParties(enterprise.account, poolLab.account, ISSUER);
      expect(await areRelated(world, branch, sister)).to.equal(true);
    });

    it('bind members that come later', async () => {
      const world = await loadWorld();
      const { enterprise, poolLab } = world.party;
      await agencyOf(world, ISSUER).relateParties(enterprise.account, poolLab.account, ISSUER);
      const branch = await registerParty(world, { kind: 'TEAM', region: ISSUER, controller: enterprise.credential });
      const sister = await registerParty(world, { kind: 'LAB', region: FAR, controller: poolLab.credential });
      for (const buyer of [enterprise, branch]) {
        for (const seller of [poolLab, sister]) expect(await areRelated(world, buyer, seller)).to.equal(true);
      }
      expect(await areRelated(world, enterprise, world.party.homeLab)).to.equal(false);
    });

    it('relate whoever says so, not the group of one that was related before', async () => {
      const world = await loadWorld();
      const { enterprise, poolLab, homeLab, team } = world.party;
      await agencyOf(world, ISSUER).relateParties(enterprise.account, poolLab.account, ISSUER);
      await agencyOf(world, ISSUER).relateParties(team.account, homeLab.account, ISSUER);
      expect(await areRelated(world, enterprise, homeLab)).to.equal(false);
      expect(await areRelated(world, team, poolLab)).to.equal(false);
    });

    it('say the same twice without a second record', async () => {
      const world = await loadWorld();
      const pair = [world.party.enterprise.account, world.party.poolLab.account, ISSUER] as const;
      await agencyOf(world, ISSUER).relateParties(...pair);
      await expect(agencyOf(world, ISSUER).relateParties(...pair)).to.not.emit(world.registry, 'PartiesRelated');
      await agencyOf(world, ISSUER).unrelateParties(...pair);
      expect(await related(world)).to.equal(false);
    });

    it('leave a relation that the other region has put on record', async () => {
      const world = await loadWorld();
      const pair = [world.party.enterprise.account, world.party.poolLab.account] as const;
      await agencyOf(world, ISSUER).relateParties(...pair, ISSUER);
      await agencyOf(world, HOST).relateParties(...pair, HOST);
      await agencyOf(world, ISSUER).unrelateParties(...pair, ISSUER);
      expect(await related(world)).to.equal(true);
      await expectRefused(
        world,
        () => agencyOf(world, ISSUER).unrelateParties(...pair, ISSUER),
        'Unauthorized',
        world.office(ISSUER, 'AGENCY').address,
      );
      await agencyOf(world, HOST).unrelateParties(...pair, HOST);
      expect(await related(world)).to.equal(false);
    });

    it('let the council take back all there is', async () => {
      const world = await loadWorld();
      const pair = [world.party.enterprise.account, world.party.poolLab.account] as const;
      const [low, high] = await groups(world);
      await agencyOf(world, ISSUER).relateParties(...pair, ISSUER);
      await agencyOf(world, HOST).relateParties(...pair, HOST);
      await expect(world.registry.connect(world.council).unrelateParties(...pair, 0))
        .to.emit(world.registry, 'PartiesUnrelated')
        .withArgs(low, high, 0);
      expect(await related(world)).to.equal(false);
    });

    it('are refused for strangers, and for the agency of neither region', async () => {
      const world = await loadWorld();
      const { enterprise, poolLab } = world.party;
      const nobody = accountOf(NEXT);
      for (const [a, b] of [
        [enterprise.account, nobody],
        [nobody, enterprise.account],
      ] as const) {
        await expectRefused(
          world,
          () => agencyOf(world, ISSUER).relateParties(a, b, ISSUER),
          'ParticipantUnknown',
          nobody,
        );
        await expectRefused(
          world,
          () => world.registry.connect(world.council).unrelateParties(a, b, 0),
          'ParticipantUnknown',
          nobody,
        );
      }
      await expectRefused(
        world,
        () => agencyOf(world, FAR).relateParties(enterprise.account, poolLab.account, FAR),
        'Unauthorized',
        world.office(FAR, 'AGENCY').address,
      );
    });
  });

  describe('orderParties', () => {
    it('relates the members of one group', async () => {
      const world = await loadWorld();
      const { enterprise } = world.party;
      const own = await registerParty(world, { kind: 'LAB', region: HOST, controller: enterprise.credential });
      expect(await areRelated(world, enterprise, own)).to.equal(true);
    });

    it('tells the category, and 255 where there is none', async () => {
      const world = await loadWorld();
      const { enterprise, homeLab } = world.party;
      for (const [category, index] of [
        ['TESTING', 0n],
        ['CALIBRATION', 2n],
        ['UNHEARD', 255n],
      ] as const) {
        const asked = [enterprise.id, homeLab.id, id(category), ZeroHash, '0x', '0x'] as const;
        expect((await world.registry.orderParties(...asked)).category).to.equal(index);
      }
    });

    it('is refused while the system is paused', async () => {
      const world = await loadWorld();
      await world.registry.connect(world.guardian).pause();
      await expectRefused(world, () => areRelated(world, world.party.enterprise, world.party.homeLab), 'Paused');
    });
  });
});

/** Whether an order between the two would be one between related parties. */
async function areRelated(world: World, enterprise: Party, lab: Party): Promise<boolean> {
  const asked = [enterprise.id, lab.id, id('TESTING'), ZeroHash, '0x', '0x'] as const;
  return (await world.registry.orderParties(...asked)).related;
}
