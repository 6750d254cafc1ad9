import { expect } from 'chai';
import { expectRefused } from '../support/expectRefused.ts';
import { implementationOf } from '../support/implementationOf.ts';
import { NO_ROLE, OFFICES, REGION_OFFICES, roleOf } from '../support/officeRoles.ts';
import { FAR, HOST, ISSUER } from '../support/regions.ts';
import { loadSystem } from '../support/systemFixture.ts';
import { ethers } from '../support/connection.ts';
import { loadWorld } from '../support/worldFixture.ts';

const NEWCOMER = '0x00000000000000000000000000000000000A11cE';
const DAY = 86_400;

describe('Offices', () => {
  describe('initialize', () => {
    it('gives the council its office and nobody else one', async () => {
      const { offices, council, submitter, deployment } = await loadSystem();
      expect(await offices.officeOf(council.address)).to.equal(0n);
      expect(await offices.officeOf(submitter.address)).to.equal(NO_ROLE);
      expect(await offices.officeOf(deployment.offices)).to.equal(NO_ROLE);
      expect(await offices.officeOf(ethers.ZeroAddress)).to.equal(NO_ROLE);
    });

    it('is over for the proxy and was never open on the implementation', async () => {
      const { offices, council, deployment } = await loadSystem();
      const bare = offices.attach(await implementationOf(deployment.offices)) as typeof offices;
      for (const contract of [offices, bare]) {
        await expect(contract.initialize(council.address)).to.be.revertedWithCustomError(
          offices,
          'InvalidInitialization',
        );
      }
    });
  });

  describe('getRoleAdmin', () => {
    it('names the admin for the other offices of its region, the council for all else', async () => {
      const { offices } = await loadSystem();
      for (const office of REGION_OFFICES) {
        const admin = office === 'ADMIN' ? 0n : roleOf(ISSUER, 'ADMIN');
        expect(await offices.getRoleAdmin(roleOf(ISSUER, office)), office).to.equal(admin);
      }
      for (const office of ['COUNCIL', 'CENTRAL', 'AUDITOR', 'GUARDIAN'] as const) {
        expect(await offices.getRoleAdmin(roleOf(0, office)), office).to.equal(0n);
      }
    });

    it('cannot be changed by setRoleAdmin', async () => {
      const world = await loadWorld();
      await world.offices.connect(world.council).setRoleAdmin(roleOf(ISSUER, 'BUREAU'), roleOf(FAR, 'ADMIN'));
      expect(await world.offices.getRoleAdmin(roleOf(ISSUER, 'BUREAU'))).to.equal(roleOf(ISSUER, 'ADMIN'));
      await expectRefused(
        world,
        () => world.offices.connect(world.office(FAR, 'ADMIN')).grantRole(roleOf(ISSUER, 'BUREAU'), NEWCOMER, 0),
        'AccessManagerUnauthorizedAccount',
        world.office(FAR, 'ADMIN').address,
        roleOf(ISSUER, 'ADMIN'),
      );
    });
  });

  describe('grantRole', () => {
    it('gives every office of a region and of the consortium', async () => {
      const world = await loadWorld();
      for (const office of REGION_OFFICES) {
        expect(await world.offices.officeOf(world.office(HOST, office).address)).to.equal(roleOf(HOST, office));
      }
      expect(await world.offices.officeOf(world.central.address)).to.equal(roleOf(0, 'CENTRAL'));
      expect(await world.offices.officeOf(world.auditor.address)).to.equal(roleOf(0, 'AUDITOR'));
      expect(await world.offices.officeOf(world.guardian.address)).to.equal(roleOf(0, 'GUARDIAN'));
    });

    it('reports the grant', async () => {
      const world = await loadWorld();
      const role = roleOf(ISSUER, 'BUREAU');
      await expect(world.offices.connect(world.office(ISSUER, 'ADMIN')).grantRole(role, NEWCOMER, 0))
        .to.emit(world.offices, 'RoleGranted')
        .withArgs(role, NEWCOMER, 0, (since: bigint) => since > 0n, true);
      expect(await world.offices.officeOf(NEWCOMER)).to.equal(role);
    });

    it('lets an admin give no office of another region and no ADMIN office, not even of its own', async () => {
      const world = await loadWorld();
      const admin = world.office(ISSUER, 'ADMIN');
      const refusedFor: [role: bigint, needed: bigint][] = [
        [roleOf(HOST, 'BUREAU'), roleOf(HOST, 'ADMIN')],
        [roleOf(HOST, 'TREASURY'), roleOf(HOST, 'ADMIN')],
        [roleOf(ISSUER, 'ADMIN'), 0n],
        [roleOf(HOST, 'ADMIN'), 0n],
        [roleOf(0, 'COUNCIL'), 0n],
        [roleOf(0, 'CENTRAL'), 0n],
        [roleOf(0, 'GUARDIAN'), 0n],
      ];
      for (const [role, needed] of refusedFor) {
        await expectRefused(
          world,
          () => world.offices.connect(admin).grantRole(role, NEWCOMER, 0),
          'AccessManagerUnauthorizedAccount',
          admin.address,
          needed,
        );
      }
    });

    it('knows no other offices', async () => {
      const world = await loadWorld();
      const roles = [
        OFFICES.length, // beyond the last office
        255,
        roleOf(ISSUER, 'ADMIN') + 8n, // 9 of a region
        roleOf(ISSUER, 'COUNCIL'), // the consortium's offices have no region
        roleOf(ISSUER, 'CENTRAL'),
        roleOf(ISSUER, 'AUDITOR'),
        roleOf(ISSUER, 'GUARDIAN'),
        roleOf(0, 'ADMIN'), // a region's offices have one
        roleOf(100_000, 'ADMIN'), // the centre is no region
        roleOf(99_999, 'ADMIN'),
        roleOf(1_000_000, 'ADMIN'),
        (1n << 40n) | 1n,
        NO_ROLE,
      ];
      for (const role of roles) {
        await expectRefused(
          world,
          () => world.offices.connect(world.council).grantRole(role, NEWCOMER, 0),
          'OfficeInvalid',
          role,
        );
      }
    });

    it('takes the first and the last region code', async () => {
      const world = await loadWorld();
      for (const [region, key] of [
        [100_001, '0x1'],
        [999_999, '0x2'],
      ] as const) {
        const account = ethers.zeroPadValue(ethers.toBeHex(key), 20);
        await world.offices.connect(world.council).grantRole(roleOf(region, 'ADMIN'), account, 0);
        expect(await world.offices.officeOf(account)).to.equal(roleOf(region, 'ADMIN'));
      }
    });

    it('refuses a second office, of whatever region', async () => {
      const world = await loadWorld();
      const bureau = world.office(ISSUER, 'BUREAU').address;
      const admin = world.offices.connect(world.office(ISSUER, 'ADMIN'));
      await expectRefused(
        world,
        () => admin.grantRole(roleOf(ISSUER, 'TREASURY'), bureau, 0),
        'OfficeTaken',
        bureau,
        roleOf(ISSUER, 'BUREAU'),
      );
      const otherAdmin = world.offices.connect(world.office(HOST, 'ADMIN'));
      await expectRefused(
        world,
        () => otherAdmin.grantRole(roleOf(HOST, 'BUREAU'), bureau, 0),
        'OfficeTaken',
        bureau,
        roleOf(ISSUER, 'BUREAU'),
      );
      await expectRefused(
        world,
        () => world.offices.connect(world.council).grantRole(roleOf(ISSUER, 'ADMIN'), world.council.address, 0),
        'OfficeTaken',
        world.council.address,
        0n,
      );
    });

    it('gives the same office twice without harm, and another one after it was revoked', async () => {
      const world = await loadWorld();
      const bureau = world.office(ISSUER, 'BUREAU').address;
      const admin = world.offices.connect(world.office(ISSUER, 'ADMIN'));
      await admin.grantRole(roleOf(ISSUER, 'BUREAU'), bureau, 0);
      expect(await world.offices.officeOf(bureau)).to.equal(roleOf(ISSUER, 'BUREAU'));
      await admin.revokeRole(roleOf(ISSUER, 'BUREAU'), bureau);
      await admin.grantRole(roleOf(ISSUER, 'TREASURY'), bureau, 0);
      expect(await world.offices.officeOf(bureau)).to.equal(roleOf(ISSUER, 'TREASURY'));
    });

    it('refuses an execution delay, also for an office held already', async () => {
      const world = await loadWorld();
      const admin = world.offices.connect(world.office(ISSUER, 'ADMIN'));
      const bureau = world.office(ISSUER, 'BUREAU').address;
      for (const account of [NEWCOMER, bureau]) {
        await expectRefused(
          world,
          () => admin.grantRole(roleOf(ISSUER, 'BUREAU'), account, 1),
          'OfficeDelayed',
          account,
          1,
        );
      }
    });

    it('refuses to grant while a grant delay is set', async () => {
      const world = await loadWorld();
      const admin = world.offices.connect(world.office(ISSUER, 'ADMIN'));
      await world.offices.connect(world.council).setGrantDelay(roleOf(ISSUER, 'BUREAU'), DAY);
      await ethers.provider.send('evm_increaseTime', [6 * DAY]);
      await expectRefused(
        world,
        () => admin.grantRole(roleOf(ISSUER, 'BUREAU'), NEWCOMER, 0),
        'OfficeDelayed',
        NEWCOMER,
        DAY,
      );
    });
  });

  describe('revokeRole', () => {
    it('takes an office away at once', async () => {
      const world = await loadWorld();
      const bureau = world.office(ISSUER, 'BUREAU');
      const role = roleOf(ISSUER, 'BUREAU');
      await expect(world.offices.connect(world.office(ISSUER, 'ADMIN')).revokeRole(role, bureau.address))
        .to.emit(world.offices, 'RoleRevoked')
        .withArgs(role, bureau.address);
      expect(await world.offices.officeOf(bureau.address)).to.equal(NO_ROLE);
      await expectRefused(
        world,
        () => world.voucherToken.connect(bureau).issueMany(world.programme, []),
        'Unauthorized',
        bureau.address,
      );
    });

    it('leaves the office that is held where another one is revoked', async () => {
      const world = await loadWorld();
      const bureau = world.office(ISSUER, 'BUREAU').address;
      await world.offices.connect(world.office(ISSUER, 'ADMIN')).revokeRole(roleOf(ISSUER, 'TREASURY'), bureau);
      expect(await world.offices.officeOf(bureau)).to.equal(roleOf(ISSUER, 'BUREAU'));
    });
  });

  describe('renounceRole', () => {
    it('gives up what the caller holds', async () => {
      const world = await loadWorld();
      const bureau = world.office(ISSUER, 'BUREAU');
      await world.offices.connect(bureau).renounceRole(roleOf(ISSUER, 'BUREAU'), bureau.address);
      expect(await world.offices.officeOf(bureau.address)).to.equal(NO_ROLE);
    });

    it('leaves the office that is held where another one is renounced', async () => {
      const world = await loadWorld();
      const bureau = world.office(ISSUER, 'BUREAU');
      await world.offices.connect(bureau).renounceRole(roleOf(ISSUER, 'TREASURY'), bureau.address);
      expect(await world.offices.officeOf(bureau.address)).to.equal(roleOf(ISSUER, 'BUREAU'));
    });

    it('asks for the caller itself', async () => {
      const world = await loadWorld();
      const bureau = world.office(ISSUER, 'BUREAU');
      await expectRefused(
        world,
        () => world.offices.connect(world.stranger).renounceRole(roleOf(ISSUER, 'BUREAU'), bureau.address),
        'AccessManagerBadConfirmation',
      );
    });
  });

  describe('what AccessManager brings along', () => {
    it('passes calls on, but Offices itself holds no office', async () => {
      const world = await loadWorld();
      const pause = world.registry.interface.encodeFunctionData('pause');
      await expectRefused(
        world,
        () => world.offices.connect(world.council).execute(world.deployment.registry, pause),
        'Unauthorized',
        ethers.getAddress(world.deployment.offices),
      );
      const selector = world.registry.interface.getFunction('pause').selector;
      await world.offices.connect(world.council).setTargetFunctionRole(world.deployment.registry, [selector], NO_ROLE);
      await expectRefused(
        world,
        () => world.offices.connect(world.stranger).execute(world.deployment.registry, pause),
        'Unauthorized',
        ethers.getAddress(world.deployment.offices),
      );
    });

    it('passes no upgrade of its own on', async () => {
      const world = await loadWorld();
      const upgrade = world.offices.interface.encodeFunctionData('upgradeToAndCall', [
        await implementationOf(world.deployment.offices),
        '0x',
      ]);
      await expectRefused(
        world,
        () => world.offices.connect(world.council).execute(world.deployment.offices, upgrade),
        'Unauthorized',
        ethers.getAddress(world.deployment.offices),
      );
    });

    it('schedules nothing, since no office has a delay', async () => {
      const world = await loadWorld();
      const grant = world.offices.interface.encodeFunctionData('grantRole', [roleOf(0, 'GUARDIAN'), NEWCOMER, 0]);
      await expectRefused(
        world,
        () => world.offices.connect(world.council).schedule(world.deployment.offices, grant, 0),
        'AccessManagerUnauthorizedCall',
        world.council.address,
        ethers.getAddress(world.deployment.offices),
        grant.slice(0, 10),
      );
    });

    it('has no say over the other contracts: a closed target goes on', async () => {
      const world = await loadWorld();
      await world.offices.connect(world.council).setTargetClosed(world.deployment.registry, true);
      await world.registry.connect(world.guardian).pause();
      await expect(world.registry.requireNotPaused()).to.be.revertedWithCustomError(world.registry, 'Paused');
    });

    it('can close itself to nobody who manages offices', async () => {
      const world = await loadWorld();
      await world.offices.connect(world.council).setTargetClosed(world.deployment.offices, true);
      await world.offices.connect(world.office(ISSUER, 'ADMIN')).grantRole(roleOf(ISSUER, 'BUREAU'), NEWCOMER, 0);
      expect(await world.offices.officeOf(NEWCOMER)).to.equal(roleOf(ISSUER, 'BUREAU'));
      await world.offices.connect(world.council).setTargetClosed(world.deployment.offices, false);
    });

    it('asks each call of a multicall for itself', async () => {
      const world = await loadWorld();
      const admin = world.office(ISSUER, 'ADMIN');
      const grant = (role: bigint) => world.offices.interface.encodeFunctionData('grantRole', [role, NEWCOMER, 0]);
      await expectRefused(
        world,
        () => world.offices.connect(admin).multicall([grant(roleOf(ISSUER, 'BUREAU')), grant(roleOf(0, 'GUARDIAN'))]),
        'AccessManagerUnauthorizedAccount',
        admin.address,
        0n,
      );
      await world.offices.connect(admin).multicall([grant(roleOf(ISSUER, 'BUREAU'))]);
      expect(await world.offices.officeOf(NEWCOMER)).to.equal(roleOf(ISSUER, 'BUREAU'));
    });
  });
});
