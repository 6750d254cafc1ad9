import { AbiCoder, id, keccak256 } from 'ethers';
import { provider } from '../../support/connection.ts';
import { roleOf } from '../../support/officeRoles.ts';
import { ISSUER } from '../../support/regions.ts';
import type { World } from '../../support/worldFixture.ts';
import { EVERYONE, NOBODY } from '../actors.ts';
import { CALLER } from '../matrix.ts';
import { rowsOf } from './row.ts';

const row = rowsOf('offices');

const NEWCOMER = '0x00000000000000000000000000000000000A11cE';
const BUREAU = roleOf(ISSUER, 'BUREAU');
const ADMIN = roleOf(ISSUER, 'ADMIN');
const GUARDIAN = roleOf(0, 'GUARDIAN');

const managerRefusal = (role: bigint) => ({
  refusal: (_: World, caller: string) => `AccessManagerUnauthorizedAccount(${caller}, ${role})`,
});
const council = managerRefusal(0n);

const askPause = (world: World): string => world.registry.interface.encodeFunctionData('requireNotPaused');

const unauthorizedCall = {
  refusal: (world: World, caller: string) =>
    `AccessManagerUnauthorizedCall(${caller}, ${world.deployment.registry}, ${id('requireNotPaused()').slice(0, 10)})`,
};

/** A contract that takes every call: none of the modules has an authority to update. */
async function managedTarget(): Promise<string> {
  await provider.request({ method: 'hardhat_setCode', params: [NEWCOMER.toLowerCase(), '0x00'] });
  return NEWCOMER;
}

export const officesRows = [
  // The consortium's offices and the admins are the council's to give, the rest the admin's of the region.
  row('grantRole', ['admin@issuer'], () => [BUREAU, NEWCOMER, 0], { when: 'a bureau', ...managerRefusal(ADMIN) }),
  row('grantRole', ['council'], () => [ADMIN, NEWCOMER, 0], { when: 'an admin', ...council }),
  row('grantRole', ['council'], () => [GUARDIAN, NEWCOMER, 0], { when: 'a guardian', ...council }),
  row('grantRole', ['council'], () => [0, NEWCOMER, 0], { when: 'the council', ...council }),
  row('revokeRole', ['admin@issuer'], (world) => [BUREAU, world.office(ISSUER, 'BUREAU').address], {
    when: 'a bureau',
    ...managerRefusal(ADMIN),
  }),
  row('revokeRole', ['council'], (world) => [ADMIN, world.office(ISSUER, 'ADMIN').address], {
    when: 'an admin',
    ...council,
  }),
  row('revokeRole', ['council'], (world) => [0, world.council.address], { when: 'the council', ...council }),
  // Gives up what the caller holds, and nothing where it does not hold the office.
  row('renounceRole', EVERYONE, () => [BUREAU, CALLER]),
  row('renounceRole', ['bureau@issuer'], (world) => [BUREAU, world.office(ISSUER, 'BUREAU').address], {
    when: 'naming the bureau',
    refusal: () => 'AccessManagerBadConfirmation()',
  }),

  // What AccessManager brings along and this system has no use for.
  row('labelRole', ['council'], () => [BUREAU, 'bureau'], council),
  row('setRoleAdmin', ['council'], () => [BUREAU, 0], council),
  row('setRoleGuardian', ['council'], () => [BUREAU, 0], council),
  row('setGrantDelay', ['council'], () => [BUREAU, 1], council),
  row('setTargetAdminDelay', ['council'], (world) => [world.deployment.registry, 1], council),
  row('setTargetClosed', ['council'], (world) => [world.deployment.registry, true], council),
  row('setTargetFunctionRole', ['council'], (world) => [world.deployment.registry, ['0x8456cb59'], BUREAU], council),
  row('updateAuthority', ['council'], async () => [await managedTarget(), NEWCOMER], council),
  row('execute', ['council'], (world) => [world.deployment.registry, askPause(world)], unauthorizedCall),
  row('schedule', NOBODY, (world) => [world.deployment.registry, askPause(world), 0], unauthorizedCall),
  row('cancel', NOBODY, (world) => [CALLER, world.deployment.registry, askPause(world)], {
    refusal: (world, caller) => `AccessManagerNotScheduled(${operationOf(world, caller)})`,
  }),
  // Asks the caller itself, which must be a contract that this manager manages.
  row('consumeScheduledOp', NOBODY, (world) => [CALLER, askPause(world)], { refusal: () => '0x' }),
  row('multicall', EVERYONE, () => [[]], { when: 'without calls' }),
  row(
    'multicall',
    ['council'],
    (world) => [[world.offices.interface.encodeFunctionData('grantRole', [ADMIN, NEWCOMER, 0])]],
    {
      when: 'with a grant',
      ...council,
    },
  ),
  row('initialize', NOBODY, () => [CALLER], { refusal: () => 'InvalidInitialization()' }),
];

function operationOf(world: World, caller: string): string {
  return operationHash(caller, world.deployment.registry, askPause(world));
}

function operationHash(caller: string, target: string, data: string): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(['address', 'address', 'bytes'], [caller, target, data]));
}
