import { expect } from 'chai';
import { ZeroAddress, concat, id } from 'ethers';
import { anyHash } from '../support/anyHash.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { accountOf, freshKey } from '../support/parties.ts';
import { ISSUER } from '../support/regions.ts';
import { PARTY_NAMES, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

/** The number of the next participant. */
const NEXT = PARTY_NAMES.length + 1;

const agencyOf = (world: World, region: number) => world.registry.connect(world.office(region, 'AGENCY'));

describe('Registry: rotateSigner', () => {
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
        .withArgs(anyHash, world.office(ISSUER, first).address);
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
        anyHash,
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

async function rotate(world: World, account: string, signer: string): Promise<void> {
  const ref = fresh();
  await agencyOf(world, ISSUER).rotateSigner(account, signer, ref);
  await world.registry.connect(world.office(ISSUER, 'ADMIN')).rotateSigner(account, signer, ref);
}
