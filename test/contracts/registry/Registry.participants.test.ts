import { expect } from 'chai';
import { ZeroAddress, ZeroHash, concat, id } from 'ethers';
import { ethers } from '../support/connection.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { roleOf } from '../support/officeRoles.ts';
import { KINDS, accountOf, freshKey, registerParties, registerParty, registrationOf } from '../support/parties.ts';
import type { PartyDraft } from '../support/parties.ts';
import { readParty } from '../support/partyWord.ts';
import { HOST, ISSUER } from '../support/regions.ts';
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

async function rotate(world: World, account: string, signer: string): Promise<void> {
  const ref = fresh();
  await agencyOf(world, ISSUER).rotateSigner(account, signer, ref);
  await world.registry.connect(world.office(ISSUER, 'ADMIN')).rotateSigner(account, signer, ref);
}
