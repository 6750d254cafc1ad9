import { expect } from 'chai';
import { toBeHex } from 'ethers';
import { draftTerms, railOf } from '../support/agreements.ts';
import type { Terms } from '../support/agreements.ts';
import { createCompact, joinCompact } from '../support/compacts.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { roleOf } from '../support/officeRoles.ts';
import { readTerms } from '../support/termsWord.ts';
import { FAR, HOST, ISSUER } from '../support/regions.ts';
import { setCounter } from '../support/setCounter.ts';
import { loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const NAMESPACE = 'tongdui.storage.Recognition';

const adminOf = (world: World, region: number) => world.recognition.connect(world.office(region, 'ADMIN'));
/** How an error names the membership of a region in a compact. */
const membership = (compact: number, region: number) => toBeHex((BigInt(compact) << 32n) | BigInt(region), 32);

describe('Recognition: compacts', () => {
  describe('createCompact', () => {
    it('sets up a compact without members', async () => {
      const world = await loadWorld();
      const terms = draftTerms('REIMBURSE', { ratioBp: 3_000 });
      await expect(world.recognition.connect(world.council).createCompact('长三角', terms, true))
        .to.emit(world.recognition, 'CompactCreated')
        .withArgs(1, 3, true, Object.values(terms), '长三角');
      expect(readTerms(await world.recognition.termsAt(3))).to.include({ compact: 1, joint: true, ratioBp: 3_000 });
      expect(await world.recognition.isMember(1, ISSUER)).to.equal(false);
    });

    it('is not open for pools, agents, HOME or impossible ratios', async () => {
      const world = await loadWorld();
      const create = (terms: Terms) => () =>
        world.recognition.connect(world.council).createCompact('compact', terms, false);
      const agent = world.party.agent.account;
      await expectRefused(world, create(draftTerms('POOL', { agent })), 'RailUnavailable', railOf('POOL'));
      await expectRefused(world, create(draftTerms('HOME')), 'RailUnavailable', railOf('HOME'));
      await expectRefused(world, create(draftTerms('REIMBURSE', { agent })), 'AgentInvalid', agent);
      await expectRefused(world, create(draftTerms('REIMBURSE', { ratioBp: 10_001 })), 'RatioInvalid', 10_001);
    });

    it('makes 255 compacts', async () => {
      const world = await loadWorld();
      await setCounter(world.deployment.recognition, NAMESPACE, { at: 4, bytes: 1, value: 254n });
      await createCompact(world, draftTerms('REIMBURSE'));
      await joinCompact(world, 255, FAR);
      await joinCompact(world, 255, HOST);
      expect(readTerms((await world.recognition.recognise(FAR, HOST, 0)).word).compact).to.equal(255);
      await expectRefused(
        world,
        () => world.recognition.connect(world.council).createCompact('compact', draftTerms('REIMBURSE'), false),
        'ListFull',
        255,
      );
    });
  });

  describe('joinCompact', () => {
    it('takes the region’s admin and the council, whoever is first', async () => {
      const world = await loadWorld();
      const compact = await createCompact(world, draftTerms('REIMBURSE'));
      for (const region of [FAR, HOST]) {
        const act = [compact, region, fresh()] as const;
        const both = [adminOf(world, region), world.recognition.connect(world.council)];
        const [first, second] = region === FAR ? both : both.reverse();
        await expect(first?.joinCompact(...act)).to.emit(world.recognition, 'ActRecorded');
        expect(await world.recognition.isMember(compact, region)).to.equal(false);
        await expect(second?.joinCompact(...act))
          .to.emit(world.recognition, 'CompactJoined')
          .withArgs(compact, region);
        expect(await world.recognition.isMember(compact, region)).to.equal(true);
      }
      expect(readTerms((await world.recognition.recognise(FAR, HOST, 0)).word).compact).to.equal(compact);
      expect(readTerms((await world.recognition.recognise(HOST, FAR, 0)).word).compact).to.equal(compact);
    });

    it('is refused for a compact that is none, a member, and a region not admitted', async () => {
      const world = await loadWorld();
      const compact = await createCompact(world, draftTerms('REIMBURSE'));
      await joinCompact(world, compact, FAR);
      for (const unknown of [0, compact + 1, 255]) {
        await expectRefused(
          world,
          () => adminOf(world, HOST).joinCompact(unknown, HOST, fresh()),
          'CompactUnknown',
          unknown,
        );
      }
      await expectRefused(
        world,
        () => adminOf(world, FAR).joinCompact(compact, FAR, fresh()),
        'WrongState',
        membership(compact, FAR),
        1,
      );
      const outsider = world.keys.at(-1) as World['stranger'];
      await world.offices.connect(world.council).grantRole(roleOf(500_000, 'ADMIN'), outsider.address, 0);
      const act = [compact, 500_000, fresh()] as const;
      await world.recognition.connect(world.council).joinCompact(...act);
      await expectRefused(
        world,
        () => world.recognition.connect(outsider).joinCompact(...act),
        'RegionUnknown',
        500_000,
      );
    });
  });

  describe('leaveCompact', () => {
    it('ends recognition both ways, and a region may come back', async () => {
      const world = await loadWorld();
      const compact = await createCompact(world, draftTerms('REIMBURSE'));
      await joinCompact(world, compact, FAR);
      await joinCompact(world, compact, HOST);
      await expect(adminOf(world, FAR).leaveCompact(compact, FAR))
        .to.emit(world.recognition, 'CompactLeft')
        .withArgs(compact, FAR);
      expect((await world.recognition.recognise(FAR, HOST, 0)).word).to.equal(0n);
      expect((await world.recognition.recognise(HOST, FAR, 0)).word).to.equal(0n);
      await joinCompact(world, compact, FAR);
      expect((await world.recognition.recognise(HOST, FAR, 0)).word).to.not.equal(0n);
    });

    it('is refused for a compact that is none and a region that is not in it', async () => {
      const world = await loadWorld();
      const compact = await createCompact(world, draftTerms('REIMBURSE'));
      await expectRefused(world, () => adminOf(world, FAR).leaveCompact(9, FAR), 'CompactUnknown', 9);
      await expectRefused(
        world,
        () => adminOf(world, FAR).leaveCompact(compact, FAR),
        'WrongState',
        membership(compact, FAR),
        0,
      );
    });
  });
});
