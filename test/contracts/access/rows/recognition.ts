import { draftTerms } from '../../support/agreements.ts';
import { fresh } from '../../support/fresh.ts';
import { FAR, HOST, ISSUER } from '../../support/regions.ts';
import type { World } from '../../support/worldFixture.ts';
import { rowsOf } from './row.ts';

const row = rowsOf('recognition');

/** A compact of FAR alone; its number. */
async function compactOfFar(world: World): Promise<number> {
  const ref = fresh();
  await world.recognition.connect(world.council).createCompact('compact', draftTerms('REIMBURSE'), false);
  await world.recognition.connect(world.council).joinCompact(1, FAR, ref);
  await world.recognition.connect(world.office(FAR, 'ADMIN')).joinCompact(1, FAR, ref);
  return 1;
}

export const recognitionRows = [
  row('signAgreement', ['admin@issuer', 'admin@host'], () => [ISSUER, HOST, draftTerms('REIMBURSE'), fresh()]),
  row(
    'signAgreement',
    ['admin@host'],
    async (world) => {
      const act = [ISSUER, HOST, draftTerms('REIMBURSE'), fresh()] as const;
      await world.recognition.connect(world.office(ISSUER, 'ADMIN')).signAgreement(...act);
      return act;
    },
    { when: 'after the issuer' },
  ),
  row('createCompact', ['council'], () => ['compact', draftTerms('REIMBURSE'), true]),
  row('joinCompact', ['admin@issuer', 'council'], async (world) => [await compactOfFar(world), ISSUER, fresh()]),
  row('leaveCompact', ['admin@far'], async (world) => [await compactOfFar(world), FAR]),
  row('endorseLab', ['agency@issuer'], (world) => [world.party.poolLab.account, ISSUER]),
  row('endorseLab', ['agency@host'], (world) => [world.party.poolLab.account, HOST], { when: 'at home' }),
  row('delistLab', ['agency@issuer'], (world) => [world.party.poolLab.account, ISSUER]),
  row('delistLab', ['agency@host'], (world) => [world.party.poolLab.account, HOST], { when: 'at home' }),
];
