import { subjectOf } from '../../support/credit.ts';
import { fresh } from '../../support/fresh.ts';
import { FAR, HOST, ISSUER } from '../../support/regions.ts';
import { NOBODY } from '../actors.ts';
import { rowsOf } from './row.ts';

const row = rowsOf('creditRegister');

const WATCH = 1;
const SUSPEND = 2;
const BAN = 3;

export const creditRegisterRows = [
  row('report', ['credit@issuer'], (world) => [subjectOf(world.party.enterprise), ISSUER, BAN, 0, fresh()], {
    when: "a BAN on one's own",
  }),
  row('report', ['credit@far'], (world) => [subjectOf(world.party.enterprise), FAR, WATCH, 0, fresh()], {
    when: 'a WATCH on anyone',
  }),
  row('report', ['credit@far'], (world) => [subjectOf(world.party.enterprise), FAR, SUSPEND, 0, fresh()], {
    when: 'a SUSPEND on anyone',
  }),
  row('report', NOBODY, (world) => [subjectOf(world.party.enterprise), FAR, BAN, 0, fresh()], {
    when: "a BAN on another's",
  }),
  row('report', ['council'], (world) => [subjectOf(world.party.enterprise), 0, BAN, 0, fresh()], {
    when: 'by the council',
  }),
  row('report', ['council'], () => [{ kind: 2, id: HOST }, 0, SUSPEND, 0, fresh()], { when: 'a region' }),
  row('report', NOBODY, () => [{ kind: 2, id: HOST }, HOST, SUSPEND, 0, fresh()], { when: 'a region, as an office' }),
  row('lift', ['credit@issuer', 'council'], async (world) => {
    const subject = subjectOf(world.party.enterprise);
    await world.creditRegister.connect(world.office(ISSUER, 'CREDIT')).report(subject, ISSUER, BAN, 0, fresh());
    return [subject, ISSUER];
  }),
  row(
    'lift',
    ['council'],
    async (world) => {
      const subject = subjectOf(world.party.enterprise);
      await world.creditRegister.connect(world.office(ISSUER, 'CREDIT')).report(subject, ISSUER, BAN, 0, fresh());
      return [subject, 0];
    },
    { when: 'all marks' },
  ),
];
