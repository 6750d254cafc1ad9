import hre from 'hardhat';
import { upgrades } from '@openzeppelin/hardhat-upgrades';
import { expect } from 'chai';
import { contractNames } from '../../../sdk/src/deployments/deployment.ts';
import type { ContractName } from '../../../sdk/src/deployments/deployment.ts';
import { clawBackOrder, orderIn } from '../support/claims.ts';
import { acceptedAbroad, loadClearing, owedBetween, paidAbroad, propose, solve } from '../support/clearing.ts';
import { connection, ethers } from '../support/connection.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { IMPLEMENTATION_SLOT, implementationOf } from '../support/implementationOf.ts';
import { FAR, ISSUER } from '../support/regions.ts';
import { stateDigest } from '../support/stateDigest.ts';
import { loadSystem } from '../support/systemFixture.ts';
import { loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const solidityName = (name: ContractName): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A new implementation of a contract, built for the proxies of the world. */
async function freshImplementation(world: World, name: ContractName): Promise<string> {
  const factory = await ethers.getContractFactory(solidityName(name));
  const contract = await (name === 'offices' ? factory.deploy() : factory.deploy(world.deployment));
  return contract.getAddress();
}

/** What was open when the last epoch ended, and what is open now: row by row, then in all. */
async function openOf(world: World) {
  const [codes, running] = [[ISSUER, FAR], await world.treasury.currentEpoch()];
  return Promise.all(
    [running - 1n, running].map(async (epoch) => [
      ...(await world.treasury.obligationsAt(epoch, codes, codes)),
      await world.treasury.grossAt(epoch),
    ]),
  );
}

describe('upgrades', () => {
  for (const name of contractNames) {
    const contract = solidityName(name);

    it(`${contract} is upgrade-safe behind a UUPS proxy`, async () => {
      const api = await upgrades(hre, connection);
      const constructorArgs = name === 'offices' ? [] : [(await loadSystem()).deployment];
      // The plugin needs the arguments to tell the bytecode's place, though its type does not name them.
      const options = { kind: 'uups', constructorArgs } as const;
      await api.validateImplementation(await ethers.getContractFactory(contract), options);
    });

    it(`${contract} keeps every storage slot through an upgrade`, async () => {
      const world = await loadClearing();
      await orderIn(world, 'PAID', { lab: world.party.poolLab });
      await paidAbroad(world);
      const proxy = world[name].connect(world.council);
      const before = await implementationOf(world.deployment[name]);
      const digest = await stateDigest(world);
      const after = await freshImplementation(world, name);
      await expect(proxy.upgradeToAndCall(after, '0x')).to.emit(proxy, 'Upgraded').withArgs(after);
      expect(await implementationOf(world.deployment[name])).to.equal(after);
      // The one slot that differs is the implementation's: with the old one back in it, the roots are as before.
      expect(await stateDigest(world)).to.not.equal(digest);
      await proxy.upgradeToAndCall(before, '0x');
      expect(await stateDigest(world)).to.equal(digest);
    });

    it(`${contract} refuses an implementation that is none`, async () => {
      const world = await loadWorld();
      const proxy = world[name].connect(world.council);
      const batcher = ethers.getAddress(world.deployment.batcher);
      await expectRefused(world, () => proxy.upgradeToAndCall(batcher, '0x'), 'ERC1967InvalidImplementation', batcher);
      const digest = await stateDigest(world);
      await expect(proxy.upgradeToAndCall(world.stranger.address, '0x')).to.be.revertedWithoutReason(ethers);
      expect(await stateDigest(world)).to.equal(digest);
    });

    it(`${contract}'s implementation cannot be initialised or upgraded by itself`, async () => {
      const world = await loadWorld();
      const address = await implementationOf(world.deployment[name]);
      const bare = await ethers.getContractAt(contract, address, world.council);
      const initialization = name === 'offices' ? [world.council.address] : [];
      await expect(bare.getFunction('initialize')(...initialization)).to.be.revertedWithCustomError(
        world[name],
        'InvalidInitialization',
      );
      await expect(bare.getFunction('upgradeToAndCall')(address, '0x')).to.be.revertedWithCustomError(
        world[name],
        'UUPSUnauthorizedCallContext',
      );
    });
  }

  it('keeps what the world knows when all contracts are replaced, and goes on from there', async () => {
    const world = await loadClearing();
    const placed = await orderIn(world, 'CLAIMED');
    await paidAbroad(world);
    await clawBackOrder(world, await paidAbroad(world), 2_000n);
    const reserved = await acceptedAbroad(world);
    await world.treasury.connect(world.council).setNetDebitCap(ISSUER, 20_000n);
    await world.treasury.connect(world.office(FAR, 'TREASURY')).setAcceptanceQuota(FAR, 30_000n);
    await world.treasury.connect(world.council).setEpochLength(1n);
    const views = async () => ({
      office: await world.offices.officeOf(world.office(placed.enterprise.region, 'AGENCY').address),
      party: await world.registry.partyWord(placed.enterprise.id),
      signer: await world.registry.signerOf(placed.lab.id),
      order: await world.orderDesk.orderWord(placed.hash),
      hash: await world.orderDesk.hashOrder(placed.intent),
      budget: [...(await world.programmes.budgetOf(world.programme))],
      purse: [...(await world.treasury.purseOf(placed.enterprise.region))],
      balance: await world.voucherToken.balanceOf(placed.enterprise.account, world.voucher),
      standings: await Promise.all([ISSUER, FAR].map(async (region) => [...(await world.treasury.standingOf(region))])),
      pair: [...(await world.treasury.obligationOf(ISSUER, FAR))],
      epoch: [await world.treasury.currentEpoch(), await world.treasury.epochLength()],
      open: await openOf(world),
    });
    const before = await views();
    for (const name of contractNames) {
      await world[name].connect(world.council).upgradeToAndCall(await freshImplementation(world, name), '0x');
    }
    expect(await views()).to.deep.equal(before);
    await world.claimDesk.connect(world.office(placed.enterprise.region, 'AGENCY')).acceptMany([placed.hash]);
    await world.claimDesk.payMany([placed.hash]);
    expect(await world.treasury.depositOf(placed.lab.account)).to.equal(placed.intent.subsidy);

    const { proposal } = await solve(world, [
      { debtor: ISSUER, creditor: FAR, amount: 10_000n },
      { debtor: FAR, creditor: ISSUER, amount: 2_000n },
    ]);
    await world.claimDesk.payMany([reserved.hash]);
    await propose(world, proposal);
    expect(await owedBetween(world, ISSUER, FAR)).to.equal(13_000n);
    expect(await world.treasury.cycleCount()).to.equal(1n);
  });

  it('runs what an upgrade brings along, and is undone whole if that fails', async () => {
    const world = await loadWorld();
    const pause = world.registry.interface.encodeFunctionData('pause');
    const registry = world.registry.connect(world.council);
    const after = await freshImplementation(world, 'registry');
    await registry.upgradeToAndCall(after, pause);
    await expect(world.registry.requireNotPaused()).to.be.revertedWithCustomError(world.registry, 'Paused');
    const next = await freshImplementation(world, 'registry');
    await expectRefused(world, () => registry.upgradeToAndCall(next, pause), 'Paused');
  });

  it('takes no money along', async () => {
    const world = await loadWorld();
    const after = await freshImplementation(world, 'treasury');
    const treasury = world.treasury.connect(world.council);
    await expectRefused(world, () => treasury.upgradeToAndCall(after, '0x', { value: 1 }), 'ERC1967NonPayable');
  });

  it('never leaves a proxy without an implementation', async () => {
    const { deployment } = await loadWorld();
    for (const name of contractNames) {
      const slot = await ethers.provider.getStorage(deployment[name], IMPLEMENTATION_SLOT);
      expect(BigInt(slot), name).to.not.equal(0n);
      expect(await ethers.provider.getCode(await implementationOf(deployment[name])), name).to.not.equal('0x');
    }
  });
});
