import { expect } from 'chai';
import { ZeroAddress, ZeroHash, concat, id } from 'ethers';
import { ethers } from '../support/connection.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { roleOf } from '../support/officeRoles.ts';
import { KINDS, accountOf, freshKey, registerParties, registerParty, registrationOf } from '../support/parties.ts';
import type { Party, PartyDraft } from '../support/parties.ts';
import { readParty } from '../support/partyWord.ts';
import { FAR, HOST, ISSUER } from '../support/regions.ts';
import { setCounter } from '../support/setCounter.ts';
import { PARTY_NAMES, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

/** The number of the next participant. */
const NEXT = PARTY_NAMES.length + 1;

const draft = (changes: Partial<PartyDraft> = {}) =>
  registrationOf({ kind: 'LAB', region: ISSUER, key: freshKey(), credential: fresh('credential'), ...changes });

const agencyOf = (world: World, region: number) => world.registry.connect(world.office(region, 'AGENCY'));

describe('Registry: participants', () => {
  describe('registerParticipants', () => {
    it('registers every kind with all that is reported of it', async () => {
      const world = await loadWorld();
      for (const [i, kind] of (['ENTERPRISE', 'TEAM', 'LAB', 'AGENT'] as const).entries()) {
        const entry = draft({ kind, categories: 5n });
        await expect(agencyOf(world, HOST).registerParticipants(HOST, [entry]))
          .to.emit(world.registry, 'ParticipantRegistered')
          .withArgs(
            accountOf(NEXT + i),
            HOST,
            KINDS.indexOf(kind),
            NEXT + i,
            5,
            entry.credential,
            entry.credential,
            entry.signer.toLowerCase(),
          );
        expect(await readParty(world, NEXT + i)).to.deep.equal({
          kind,
          active: true,
          listed: true,
          region: HOST,
          regionIndex: 2,
          group: NEXT + i,
          categories: 5n,
          suspendedUntil: 0n,
          bannedUntil: 0n,
        });
      }
    });

    it('gives an account that says what it is and no key controls', async () => {
      const world = await loadWorld();
      expect(world.party.enterprise.account.toLowerCase().slice(0, 34)).to.equal(
        `0x${Buffer.from('tongdui.particip').toString('hex')}`,
      );
      expect(await world.registry.participantByCredential(world.party.enterprise.credential)).to.equal(
        world.party.enterprise.account,
      );
      expect(await world.registry.participantByCredential(id('nobody'))).to.equal(ZeroAddress);
    });

    it('registers a whole list, or nothing of it', async () => {
      const world = await loadWorld();
      const list = [draft(), draft(), draft({ signer: '0x' })];
      await expectRefused(
        world,
        () => agencyOf(world, ISSUER).registerParticipants(ISSUER, list),
        'SignerInvalid',
        '0x',
      );
      await agencyOf(world, ISSUER).registerParticipants(ISSUER, list.slice(0, 2));
      expect((await readParty(world, NEXT + 1)).kind).to.equal('LAB');
      expect((await readParty(world, NEXT + 2)).kind).to.equal('NONE');
    });

    it('registers a credential once, in whatever region', async () => {
      const world = await loadWorld();
      const { credential, account } = world.party.enterprise;
      for (const region of [ISSUER, HOST]) {
        await expectRefused(
          world,
          () => agencyOf(world, region).registerParticipants(region, [draft({ credential })]),
          'CredentialTaken',
          credential,
          account,
        );
      }
      const twice = draft();
      await expectRefused(
        world,
        () => agencyOf(world, ISSUER).registerParticipants(ISSUER, [twice, { ...twice, signer: freshKey().address }]),
        'CredentialTaken',
        twice.credential,
        accountOf(NEXT),
      );
    });

    it('takes a signer once, also one that was replaced', async () => {
      const world = await loadWorld();
      const { key, account } = world.party.enterprise;
      const taken = [key.address.toLowerCase(), account] as const;
      const register = () =>
        agencyOf(world, HOST).registerParticipants(HOST, [draft({ kind: 'LAB', signer: key.address })]);
      await expectRefused(world, register, 'SignerTaken', ...taken);
      await rotate(world, account, freshKey().address);
      await expectRefused(world, register, 'SignerTaken', ...taken);
    });

    it('refuses a signer that is too short, or that begins with the zero address', async () => {
      const world = await loadWorld();
      const bad = ['0x', `0x${'11'.repeat(19)}`, ZeroAddress, concat([ZeroAddress, id('key')])];
      for (const signer of bad) {
        await expectRefused(
          world,
          () => agencyOf(world, ISSUER).registerParticipants(ISSUER, [draft({ signer })]),
          'SignerInvalid',
          signer,
        );
      }
    });

    it('takes a verifier and key (ERC-7913) as a signer', async () => {
      const world = await loadWorld();
      const signer = concat([freshKey().address, id('P-256 key')]);
      const party = await registerParty(world, { kind: 'LAB', region: ISSUER, signer });
      expect(await world.registry.signerOf(party.id)).to.equal(signer);
      expect(await world.registry.isSigner(party.id, ZeroAddress)).to.equal(false);
    });

    it('refuses a participant of no kind or without a credential', async () => {
      const world = await loadWorld();
      for (const entry of [draft({ kind: 'NONE' }), draft({ credential: ZeroHash })]) {
        await expectRefused(
          world,
          () => agencyOf(world, ISSUER).registerParticipants(ISSUER, [entry]),
          'ParticipantInactive',
          accountOf(NEXT),
        );
      }
    });

    it('has room for 40 categories', async () => {
      const world = await loadWorld();
      const all = 2n ** 40n - 1n;
      const party = await registerParty(world, { kind: 'LAB', region: ISSUER, categories: all });
      expect((await readParty(world, party.id)).categories).to.equal(all);
      await expectRefused(
        world,
        () => agencyOf(world, ISSUER).registerParticipants(ISSUER, [draft({ categories: all + 1n })]),
        'ListFull',
        40,
      );
    });

    it('refuses a kind that does not exist', async () => {
      const world = await loadWorld();
      const entry = { ...draft(), kind: 5 };
      await expect(agencyOf(world, ISSUER).registerParticipants(ISSUER, [entry])).to.be.revert(ethers);
    });

    it('refuses residents of a region that was not admitted', async () => {
      const world = await loadWorld();
      await world.offices.connect(world.council).grantRole(roleOf(500_000, 'ADMIN'), world.stranger.address, 0);
      const agency = world.keys.at(-1) as World['stranger'];
      await world.offices.connect(world.stranger).grantRole(roleOf(500_000, 'AGENCY'), agency.address, 0);
      await expectRefused(
        world,
        () => world.registry.connect(agency).registerParticipants(500_000, [draft()]),
        'RegionUnknown',
        500_000,
      );
    });

    it('registers 2^30 - 1 participants', async () => {
      const world = await loadWorld();
      const last = 2n ** 30n - 1n;
      await setCounter(world.deployment.registry, 'tongdui.storage.Registry', { at: 4, bytes: 4, value: last - 1n });
      const entry = draft();
      await agencyOf(world, ISSUER).registerParticipants(ISSUER, [entry]);
      expect(await world.registry.participantByCredential(entry.credential)).to.equal(accountOf(last));
      await expectRefused(
        world,
        () => agencyOf(world, ISSUER).registerParticipants(ISSUER, [draft()]),
        'ListFull',
        last,
      );
    });
  });

  describe('groups', () => {
    it('hold those that name the same controller', async () => {
      const world = await loadWorld();
      const controller = id('holding');
      const [a, b] = await registerParties(world, ISSUER, [
        { kind: 'ENTERPRISE', controller },
        { kind: 'LAB', controller },
      ]);
      const group = await world.registry.groupNumber(controller);
      expect((await readParty(world, a?.id ?? 0)).group).to.equal(Number(group));
      expect((await readParty(world, b?.id ?? 0)).group).to.equal(Number(group));
      expect([...(await world.registry.groupOf(group))]).to.deep.equal([BigInt(ISSUER), 2n]);
    });

    it('begin with the participant itself, and others may name its credential', async () => {
      const world = await loadWorld();
      const { credential, id: number } = world.party.enterprise;
      const branch = await registerParty(world, { kind: 'LAB', region: ISSUER, controller: credential });
      expect((await readParty(world, branch.id)).group).to.equal((await readParty(world, number)).group);
    });

    it('are at home nowhere once members live in several regions', async () => {
      const world = await loadWorld();
      const controller = world.party.enterprise.credential;
      const group = await world.registry.groupNumber(controller);
      await registerParty(world, { kind: 'LAB', region: HOST, controller });
      expect([...(await world.registry.groupOf(group))]).to.deep.equal([0n, 2n]);
      await registerParty(world, { kind: 'LAB', region: ISSUER, controller });
      expect([...(await world.registry.groupOf(group))]).to.deep.equal([0n, 3n]);
    });

    it('do not exist before a member does', async () => {
      const world = await loadWorld();
      expect(await world.registry.groupNumber(id('nobody'))).to.equal(0);
      expect([...(await world.registry.groupOf(0))]).to.deep.equal([0n, 0n]);
      expect([...(await world.registry.groupOf(NEXT))]).to.deep.equal([0n, 0n]);
    });
  });

  describe('rotateSigner', () => {
    for (const [first, second] of [
      ['AGENCY', 'ADMIN'],
      ['ADMIN', 'AGENCY'],
    ] as const) {
      it(`takes the ${first}, which records it, and the ${second}, which does it`, async () => {
        const world = await loadWorld();
        const { account, id: number, key } = world.party.enterprise;
        const replacement = freshKey();
        const act = [account, replacement.address, fresh()] as const;
        await expect(world.registry.connect(world.office(ISSUER, first)).rotateSigner(...act))
          .to.emit(world.registry, 'ActRecorded')
          .withArgs((hash: string) => hash.length === 66, world.office(ISSUER, first).address);
        expect(await world.registry.isSigner(number, key.address)).to.equal(true);
        await expect(world.registry.connect(world.office(ISSUER, second)).rotateSigner(...act))
          .to.emit(world.registry, 'SignerRotated')
          .withArgs(account, replacement.address.toLowerCase());
        expect(await world.registry.isSigner(number, key.address)).to.equal(false);
        expect(await world.registry.isSigner(number, replacement.address)).to.equal(true);
        expect(await world.registry.signerOf(number)).to.equal(replacement.address.toLowerCase());
      });
    }

    it('does not take one office twice', async () => {
      const world = await loadWorld();
      const agency = world.office(ISSUER, 'AGENCY');
      const act = [world.party.enterprise.account, freshKey().address, fresh()] as const;
      await world.registry.connect(agency).rotateSigner(...act);
      await expectRefused(
        world,
        () => world.registry.connect(agency).rotateSigner(...act),
        'Unauthorized',
        agency.address,
      );
    });

    it('takes both offices only for the same participant, signer and reference', async () => {
      const world = await loadWorld();
      const { enterprise, team } = world.party;
      const [signer, ref] = [freshKey().address, fresh()];
      await agencyOf(world, ISSUER).rotateSigner(enterprise.account, signer, ref);
      const admin = world.registry.connect(world.office(ISSUER, 'ADMIN'));
      const others: [string, string, string][] = [
        [team.account, signer, ref],
        [enterprise.account, freshKey().address, ref],
        [enterprise.account, signer, fresh()],
      ];
      for (const other of others) {
        await expect(admin.rotateSigner(...other)).to.emit(world.registry, 'ActRecorded');
      }
      expect(await world.registry.isSigner(enterprise.id, enterprise.key.address)).to.equal(true);
    });

    it('uses its reference up', async () => {
      const world = await loadWorld();
      const { account } = world.party.enterprise;
      const act = [account, freshKey().address, fresh()] as const;
      await agencyOf(world, ISSUER).rotateSigner(...act);
      await world.registry.connect(world.office(ISSUER, 'ADMIN')).rotateSigner(...act);
      for (const office of ['AGENCY', 'ADMIN'] as const) {
        await expectRefused(
          world,
          () => world.registry.connect(world.office(ISSUER, office)).rotateSigner(...act),
          'ReferenceUsed',
          (hash: string) => hash.length === 66,
        );
      }
    });

    it('never goes back to a former signer, nor to one of somebody else', async () => {
      const world = await loadWorld();
      const { enterprise, team } = world.party;
      await rotate(world, enterprise.account, freshKey().address);
      for (const [former, owner] of [
        [enterprise.key.address, enterprise.account],
        [team.key.address, team.account],
      ] as const) {
        const act = [enterprise.account, former, fresh()] as const;
        await agencyOf(world, ISSUER).rotateSigner(...act);
        await expectRefused(
          world,
          () => world.registry.connect(world.office(ISSUER, 'ADMIN')).rotateSigner(...act),
          'SignerTaken',
          former.toLowerCase(),
          owner,
        );
      }
    });

    it('goes from a key to a verifier and back', async () => {
      const world = await loadWorld();
      const { account, id: number } = world.party.enterprise;
      const long = concat([freshKey().address, id('P-256 key')]);
      await rotate(world, account, long);
      expect(await world.registry.signerOf(number)).to.equal(long);
      const short = freshKey().address;
      await rotate(world, account, short);
      expect(await world.registry.signerOf(number)).to.equal(short.toLowerCase());
    });

    it('refuses a signer that is none when the second office comes', async () => {
      const world = await loadWorld();
      const act = [world.party.enterprise.account, ZeroAddress, fresh()] as const;
      await agencyOf(world, ISSUER).rotateSigner(...act);
      await expectRefused(
        world,
        () => world.registry.connect(world.office(ISSUER, 'ADMIN')).rotateSigner(...act),
        'SignerInvalid',
        ZeroAddress,
      );
    });

    it('is refused for an account that is nobody', async () => {
      const world = await loadWorld();
      const agency = world.office(ISSUER, 'AGENCY');
      for (const account of [accountOf(NEXT), accountOf(0), world.stranger.address, ZeroAddress]) {
        await expectRefused(
          world,
          () => world.registry.connect(agency).rotateSigner(account, freshKey().address, fresh()),
          'Unauthorized',
          agency.address,
        );
      }
    });
  });

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

  describe('partyWords', () => {
    it('are those of the list, zero for nobody', async () => {
      const world = await loadWorld();
      const { enterprise, homeLab } = world.party;
      const [a, none, b] = await world.registry.partyWords([enterprise.id, 0, homeLab.id]);
      expect(a).to.equal(await world.registry.partyWord(enterprise.id));
      expect(none).to.equal(0n);
      expect(b).to.equal(await world.registry.partyWord(homeLab.id));
    });
  });
});

/** Whether an order between the two would be one between related parties. */
async function areRelated(world: World, enterprise: Party, lab: Party): Promise<boolean> {
  const asked = [enterprise.id, lab.id, id('TESTING'), ZeroHash, '0x', '0x'] as const;
  return (await world.registry.orderParties(...asked)).related;
}

async function rotate(world: World, account: string, signer: string): Promise<void> {
  const ref = fresh();
  await agencyOf(world, ISSUER).rotateSigner(account, signer, ref);
  await world.registry.connect(world.office(ISSUER, 'ADMIN')).rotateSigner(account, signer, ref);
}
