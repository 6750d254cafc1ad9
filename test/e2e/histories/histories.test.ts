import { describe, test } from 'node:test';
import { expect } from 'chai';
import { errorNames } from '../../../sdk/src/errors/errorNames.ts';
import { stepTable } from '../../../sdk/src/scenario/run/stepTable.ts';
import { add, emptyTally } from '../../model/histories/tally.ts';
import { checkHistory, defaultChoices } from './checkHistory.ts';
import { findDisagreement } from './findDisagreement.ts';

/** Histories that come to every verb between them. `npm run test:model` goes on with thousands of others. */
const seeds = [12, 40, 78, 79, 147, 185];

/** No file can bring them about: orders are signed afresh at every step, submitted at once, and named after they are placed. */
const unreachable = ['SignatureExpired', 'OrderExists', 'OrderUnknown'];

// The same comparison as in modelAgreement.test.ts, on what no author has thought of.
describe('the chain and the model agree on random histories', () => {
  const tally = emptyTally();

  for (const seed of seeds) {
    test(`with seed ${seed}`, async () => {
      const checked = await checkHistory({ seed, choices: defaultChoices, shrinkFor: 60_000 });
      expect(checked.disagreement).to.equal(undefined);
      add(tally, checked.tally);
    });
  }

  test('which come to every act, taken and refused, and to most errors', () => {
    const isDone = (verb: string) => (tally.accepted[verb] ?? 0) > 0;
    const verbs = Object.keys(stepTable).filter((verb) => verb !== 'check' && verb !== 'transfer');
    expect(verbs.filter((verb) => !isDone(verb))).to.deep.equal([]);
    // A transfer is always refused.
    expect(tally.refused).to.have.property('transfer');
    expect(Object.keys(tally.refused).length).to.be.greaterThan(25);
    expect(tally.cycles).to.be.greaterThan(3);
    const names = new Set<string>(errorNames.map(({ name }) => name));
    const missed = [...names].filter((name) => !(name in tally.errors) && !unreachable.includes(name));
    expect(missed.length, missed.join(', ')).to.be.lessThan(names.size / 4);
  });
});

describe('what is compared', () => {
  const scenario = {
    title: 'One voucher',
    clock: '2026-01-10T09:00:00+08:00',
    regions: [{ code: '110000', name: 'A' }],
    programmes: [{ id: 'P', region: '110000', budget: '10.00', ratioBp: 5000, useDays: 1, redeemDays: 2 }],
    participants: [{ id: 'e', kind: 'ENTERPRISE', region: '110000' }],
  };
  const issue = { do: 'issue', programme: 'P', to: 'e', amount: '4.00' };

  for (const [what, wrong] of Object.entries({
    'an error': { ...issue, amount: '9.00', expect: { error: 'ProgrammeClosed' } },
    'an act that goes through': { ...issue, expect: { error: 'BudgetExhausted' } },
    'an act that is refused': { ...issue, amount: '9.00' },
    'a figure of a result': { ...issue, expect: { useBy: '2026-01-12' } },
    'a figure of the state': { do: 'check', programme: { P: { outstanding: '4.01' } } },
  })) {
    test(`is ${what}, and the first that differs ends it`, async () => {
      const found = await findDisagreement({ ...scenario, steps: [issue, wrong, { ...issue, amount: '99.00' }] });
      expect(found).to.include({ index: 1, ok: false });
    });
  }
});
