import { id } from 'ethers';
import { fresh } from '../../support/fresh.ts';
import { freshKey, registrationOf } from '../../support/parties.ts';
import { FAR, HOST, ISSUER } from '../../support/regions.ts';
import { NOBODY } from '../actors.ts';
import { rowsOf } from './row.ts';

const row = rowsOf('registry');

export const registryRows = [
  row('admitRegion', ['council'], () => [500_000, 'Chongqing']),
  row('addCategory', ['council'], () => ['SIMULATION']),
  row('pause', ['council', 'guardian'], () => []),
  row('resume', ['council'], async (world) => {
    await world.registry.connect(world.guardian).pause();
    return [];
  }),
  row('registerParticipants', ['agency@issuer'], () => [
    ISSUER,
    [registrationOf({ kind: 'LAB', region: ISSUER, key: freshKey(), credential: id('new lab') })],
  ]),
  row('rotateSigner', ['agency@issuer', 'admin@issuer'], (world) => [
    world.party.enterprise.account,
    freshKey().address,
    fresh(),
  ]),
  row(
    'rotateSigner',
    ['admin@issuer'],
    async (world) => {
      const act = [world.party.enterprise.account, freshKey().address, fresh()] as const;
      await world.registry.connect(world.office(ISSUER, 'AGENCY')).rotateSigner(...act);
      return act;
    },
    { when: 'after the agency' },
  ),
  row(
    'rotateSigner',
    ['agency@host', 'admin@host'],
    (world) => [world.party.agent.account, freshKey().address, fresh()],
    { when: 'of the other region' },
  ),
  row('relateParties', ['agency@issuer'], (world) => [
    world.party.enterprise.account,
    world.party.poolLab.account,
    ISSUER,
  ]),
  row('relateParties', NOBODY, (world) => [world.party.enterprise.account, world.party.poolLab.account, FAR], {
    when: 'in a region of neither',
  }),
  row('unrelateParties', ['agency@issuer', 'council'], async (world) => {
    const pair = [world.party.enterprise.account, world.party.poolLab.account, ISSUER] as const;
    await world.registry.connect(world.office(ISSUER, 'AGENCY')).relateParties(...pair);
    return pair;
  }),
  row(
    'unrelateParties',
    ['council'],
    async (world) => {
      const pair = [world.party.enterprise.account, world.party.poolLab.account] as const;
      await world.registry.connect(world.office(ISSUER, 'AGENCY')).relateParties(...pair, ISSUER);
      return [...pair, HOST];
    },
    { when: 'what another region related' },
  ),
  row('setParticipantCredit', ['creditRegister'], (world) => [world.party.enterprise.id, 1, 1]),
  row('setGroupCredit', ['creditRegister'], () => [1, 1, 1]),
  row('setRegionCredit', ['creditRegister'], () => [ISSUER, 1]),
  row('setListed', ['recognition'], (world) => [world.party.homeLab.id, false]),
];
