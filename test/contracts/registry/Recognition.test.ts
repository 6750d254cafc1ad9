import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { anyHash } from '../support/anyHash.ts';
import { draftTerms, railOf, signAgreement } from '../support/agreements.ts';
import type { Terms } from '../support/agreements.ts';
import { createCompact, joinCompact } from '../support/compacts.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { roleOf } from '../support/officeRoles.ts';
import { accountOf, registerParty } from '../support/parties.ts';
import { readParty } from '../support/partyWord.ts';
import { readTerms } from '../support/termsWord.ts';
import { FAR, HOST, ISSUER, THIRD } from '../support/regions.ts';
import { setCounter } from '../support/setCounter.ts';
import { PARTY_NAMES, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const NAMESPACE = 'tongdui.storage.Recognition';

const adminOf = (world: World, region: number) => world.recognition.connect(world.office(region, 'ADMIN'));
const agencyOf = (world: World, region: number) => world.recognition.connect(world.office(region, 'AGENCY'));

/** The second signature under terms that the first admin has signed. */
async function secondSignature(
  world: World,
  issuer: number,
  host: number,
  terms: Terms,
): Promise<() => Promise<unknown>> {
  const act = [issuer, host, terms, fresh()] as const;
  await adminOf(world, issuer).signAgreement(...act);
  return () => adminOf(world, host).signAgreement(...act);
}

describe('Recognition', () => {
  describe('signAgreement', () => {
    for (const order of [
      [FAR, THIRD],
      [THIRD, FAR],
    ] as const) {
      it(`takes both admins, ${order[0] === FAR ? 'the issuer' : 'the host'} first`, async () => {
        const world = await loadWorld();
        const ref = fresh();
        const terms = draftTerms('REIMBURSE', {
          preApproval: true,
          ratioBp: 4_000,
          challengeDays: 0,
          categories: 3n,
          exposureCap: 77n,
        });
        await expect(adminOf(world, order[0]).signAgreement(FAR, THIRD, terms, ref))
          .to.emit(world.recognition, 'ActRecorded')
          .withArgs(anyHash, world.office(order[0], 'ADMIN').address);
        expect((await world.recognition.recognise(FAR, THIRD, 0)).terms).to.equal(0);
        await expect(adminOf(world, order[1]).signAgreement(FAR, THIRD, terms, ref))
          .to.emit(world.recognition, 'AgreementSigned')
          .withArgs(FAR, THIRD, 3, Object.values(terms), ref);
        const { terms: number, word, listed } = await world.recognition.recognise(FAR, THIRD, 0);
        expect(number).to.equal(3);
        expect(listed).to.equal(true);
        expect(await world.recognition.termsAt(3)).to.equal(word);
        expect(readTerms(word)).to.deep.equal({
          rail: 'REIMBURSE',
          preApproval: true,
          joint: false,
          ratioBp: 4_000,
          challengeDays: 0,
          agent: 0,
          compact: 0,
          categories: 3n,
          exposureCap: 77n,
        });
      });
    }

    it('goes one way', async () => {
      const world = await loadWorld();
      expect((await world.recognition.recognise(HOST, ISSUER, 0)).word).to.equal(0n);
    });

    it('replaces the former one of the pair, which orders that keep it still find', async () => {
      const world = await loadWorld();
      const before = await world.recognition.recognise(ISSUER, HOST, 0);
      expect(await world.recognition.agentOf(ISSUER, HOST)).to.equal(world.party.agent.id);
      await signAgreement(world, ISSUER, HOST, draftTerms('REIMBURSE', { ratioBp: 1 }));
      const after = await world.recognition.recognise(ISSUER, HOST, 0);
      expect(after.terms).to.not.equal(before.terms);
      expect(readTerms(after.word).ratioBp).to.equal(1);
      expect(await world.recognition.termsAt(before.terms)).to.equal(before.word);
    });

    it('uses its reference up, but not for other terms', async () => {
      const world = await loadWorld();
      const act = [FAR, THIRD, draftTerms('REIMBURSE'), fresh()] as const;
      await adminOf(world, FAR).signAgreement(...act);
      await adminOf(world, THIRD).signAgreement(...act);
      for (const region of [FAR, THIRD]) {
        await expectRefused(world, () => adminOf(world, region).signAgreement(...act), 'ReferenceUsed', anyHash);
      }
      const [issuer, host, , ref] = act;
      await expect(
        adminOf(world, FAR).signAgreement(issuer, host, draftTerms('REIMBURSE', { ratioBp: 1 }), ref),
      ).to.emit(world.recognition, 'ActRecorded');
    });

    it('is not signed by one admin twice', async () => {
      const world = await loadWorld();
      const act = [FAR, THIRD, draftTerms('REIMBURSE'), fresh()] as const;
      await adminOf(world, FAR).signAgreement(...act);
      await expectRefused(
        world,
        () => adminOf(world, FAR).signAgreement(...act),
        'Unauthorized',
        world.office(FAR, 'ADMIN').address,
      );
    });

    it('is not made with oneself', async () => {
      const world = await loadWorld();
      await expectRefused(
        world,
        () => adminOf(world, FAR).signAgreement(FAR, FAR, draftTerms('REIMBURSE'), fresh()),
        'SameRegion',
        FAR,
      );
    });

    it('is made between regions that were admitted', async () => {
      const world = await loadWorld();
      const outsider = world.keys.at(-1) as World['stranger'];
      await world.offices.connect(world.council).grantRole(roleOf(500_000, 'ADMIN'), outsider.address, 0);
      for (const pair of [
        [FAR, 500_000],
        [500_000, FAR],
      ] as const) {
        const act = [...pair, draftTerms('REIMBURSE'), fresh()] as const;
        await adminOf(world, FAR).signAgreement(...act);
        await expectRefused(
          world,
          () => world.recognition.connect(outsider).signAgreement(...act),
          'RegionUnknown',
          500_000,
        );
      }
    });

    it('names an agent resident in the host region with POOL', async () => {
      const world = await loadWorld();
      const farAgent = await registerParty(world, { kind: 'AGENT', region: FAR });
      const bad = [ZeroAddress, farAgent.account, world.party.poolLab.account, accountOf(PARTY_NAMES.length + 9)];
      for (const agent of bad) {
        const second = await secondSignature(world, ISSUER, HOST, draftTerms('POOL', { agent }));
        await expectRefused(world, second, 'AgentInvalid', agent);
      }
    });

    it('names no agent with any other rail', async () => {
      const world = await loadWorld();
      const agent = world.party.agent.account;
      const second = await secondSignature(world, ISSUER, HOST, draftTerms('REIMBURSE', { agent }));
      await expectRefused(world, second, 'AgentInvalid', agent);
    });

    it('is not open for HOME', async () => {
      const world = await loadWorld();
      const second = await secondSignature(world, FAR, THIRD, draftTerms('HOME'));
      await expectRefused(world, second, 'RailUnavailable', railOf('HOME'));
    });

    it('takes a ratio up to 10000 basis points', async () => {
      const world = await loadWorld();
      await signAgreement(world, FAR, THIRD, draftTerms('REIMBURSE', { ratioBp: 10_000 }));
      await signAgreement(world, FAR, THIRD, draftTerms('REIMBURSE', { ratioBp: 0 }));
      const second = await secondSignature(world, FAR, THIRD, draftTerms('REIMBURSE', { ratioBp: 10_001 }));
      await expectRefused(world, second, 'RatioInvalid', 10_001);
    });

    it('makes 2^20 - 1 terms', async () => {
      const world = await loadWorld();
      const last = 2n ** 20n - 1n;
      await setCounter(world.deployment.recognition, NAMESPACE, { at: 0, bytes: 4, value: last - 1n });
      await signAgreement(world, FAR, THIRD, draftTerms('REIMBURSE'));
      expect((await world.recognition.recognise(FAR, THIRD, 0)).terms).to.equal(last);
      const second = await secondSignature(world, FAR, THIRD, draftTerms('REIMBURSE'));
      await expectRefused(world, second, 'ListFull', last);
    });
  });

  describe('recognise', () => {
    it('needs no agreement at home', async () => {
      const world = await loadWorld();
      const { terms, word, listed } = await world.recognition.recognise(FAR, FAR, world.party.farLab.id);
      expect(terms).to.equal(0);
      expect(listed).to.equal(true);
      expect(word).to.equal(await world.recognition.termsAt(0));
      expect(readTerms(word)).to.include({
        rail: 'HOME',
        ratioBp: 10_000,
        categories: 0n,
        exposureCap: 2n ** 96n - 1n,
      });
    });

    it('puts a bilateral agreement before a compact', async () => {
      const world = await loadWorld();
      const compact = await createCompact(world, draftTerms('REIMBURSE'));
      await joinCompact(world, compact, ISSUER);
      await joinCompact(world, compact, HOST);
      expect(readTerms((await world.recognition.recognise(ISSUER, HOST, 0)).word).rail).to.equal('POOL');
      expect(readTerms((await world.recognition.recognise(HOST, ISSUER, 0)).word).compact).to.equal(compact);
    });

    it('takes the oldest of several compacts that hold both', async () => {
      const world = await loadWorld();
      const [first, second, third] = [
        await createCompact(world, draftTerms('REIMBURSE')),
        await createCompact(world, draftTerms('REIMBURSE')),
        await createCompact(world, draftTerms('REIMBURSE')),
      ];
      const compactOf = async () => readTerms((await world.recognition.recognise(FAR, HOST, 0)).word).compact;
      await joinCompact(world, first, FAR);
      for (const compact of [third, second]) {
        await joinCompact(world, compact, FAR);
        await joinCompact(world, compact, HOST);
        expect(await compactOf()).to.equal(compact);
      }
      await adminOf(world, HOST).leaveCompact(second, HOST);
      expect(await compactOf()).to.equal(third);
    });

    it('asks a joint catalogue for the endorsement of every current member', async () => {
      const world = await loadWorld();
      const lab = world.party.poolLab;
      const compact = await createCompact(world, draftTerms('REIMBURSE'), true);
      for (const region of [FAR, HOST, THIRD]) await joinCompact(world, compact, region);
      const listed = async () => (await world.recognition.recognise(FAR, HOST, lab.id)).listed;
      expect(await listed()).to.equal(false);
      await agencyOf(world, FAR).endorseLab(lab.account, FAR);
      expect(await listed()).to.equal(false);
      await agencyOf(world, THIRD).endorseLab(lab.account, THIRD);
      expect(await listed()).to.equal(true);
      await joinCompact(world, compact, ISSUER);
      expect(await listed()).to.equal(false);
      await adminOf(world, ISSUER).leaveCompact(compact, ISSUER);
      expect(await listed()).to.equal(true);
      await agencyOf(world, THIRD).delistLab(lab.account, THIRD);
      expect(await listed()).to.equal(false);
    });

    it('asks members whose index lies beyond the first word too', async () => {
      const world = await loadWorld();
      await setCounter(world.deployment.registry, 'tongdui.storage.Registry', { at: 2, bytes: 2, value: 299n });
      const outsider = world.keys.at(-1) as World['stranger'];
      await world.registry.connect(world.council).admitRegion(500_000, 'region 300');
      expect(await world.registry.regionIndexOf(500_000)).to.equal(300);
      await world.offices.connect(world.council).grantRole(roleOf(500_000, 'ADMIN'), outsider.address, 0);
      const compact = await createCompact(world, draftTerms('REIMBURSE'), true);
      for (const region of [FAR, HOST]) await joinCompact(world, compact, region);
      await agencyOf(world, FAR).endorseLab(world.party.poolLab.account, FAR);
      const listed = async () => (await world.recognition.recognise(FAR, HOST, world.party.poolLab.id)).listed;
      expect(await listed()).to.equal(true);
      const ref = fresh();
      await world.recognition.connect(world.council).joinCompact(compact, 500_000, ref);
      await world.recognition.connect(outsider).joinCompact(compact, 500_000, ref);
      expect(await world.recognition.isMember(compact, 500_000)).to.equal(true);
      expect(await listed()).to.equal(false);
    });
  });

  describe('endorseLab and delistLab', () => {
    it('are reported', async () => {
      const world = await loadWorld();
      const { account } = world.party.poolLab;
      await expect(agencyOf(world, FAR).endorseLab(account, FAR))
        .to.emit(world.recognition, 'LabEndorsed')
        .withArgs(account, FAR);
      await expect(agencyOf(world, FAR).delistLab(account, FAR))
        .to.emit(world.recognition, 'LabDelisted')
        .withArgs(account, FAR);
    });

    it('strike a lab out everywhere and list it again where its own region says so', async () => {
      const world = await loadWorld();
      const { account, id } = world.party.poolLab;
      for (const listed of [false, true]) {
        const own = agencyOf(world, HOST);
        await expect(listed ? own.endorseLab(account, HOST) : own.delistLab(account, HOST))
          .to.emit(world.registry, 'ParticipantListed')
          .withArgs(account, listed);
        expect((await readParty(world, id)).listed).to.equal(listed);
      }
      await agencyOf(world, FAR).delistLab(account, FAR);
      expect((await readParty(world, id)).listed).to.equal(true);
    });

    it('are for labs', async () => {
      const world = await loadWorld();
      const nobody = accountOf(PARTY_NAMES.length + 9);
      for (const account of [world.party.enterprise.account, world.party.agent.account, nobody, ZeroAddress]) {
        for (const act of ['endorseLab', 'delistLab'] as const) {
          await expectRefused(world, () => agencyOf(world, FAR)[act](account, FAR), 'ParticipantInactive', account);
        }
      }
    });
  });
});
