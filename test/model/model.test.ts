import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { runModel } from './runModel.ts';

/** The files that the project ships are ground truth; those beside the model state its reading of what they leave out. */
const folders = {
  shipped: new URL('../../sdk/scenarios/', import.meta.url),
  own: new URL('scenarios/', import.meta.url),
};
const filesOf = (folder: URL) => readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('the model', () => {
  test('finds all eleven scenarios that the project ships', () => {
    expect(filesOf(folders.shipped)).to.have.lengthOf(11);
  });

  for (const [kind, folder] of Object.entries(folders)) {
    for (const file of filesOf(folder)) {
      test(`holds every expectation of the ${kind} ${file}`, () => {
        const report = runModel(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
        expect(report.steps.filter(({ ok }) => !ok)).to.deep.equal([]);
        expect(report.ok).to.equal(true);
      });
    }
  }

  test('reports an expectation that does not hold, and goes on', () => {
    const report = runModel({
      title: 'One region, one programme',
      clock: '2026-01-10T09:00:00+08:00',
      regions: [{ code: '110000', name: 'Beijing' }],
      programmes: [{ id: 'P', region: '110000', budget: '10.00', ratioBp: 5000, useDays: 1, redeemDays: 2 }],
      participants: [{ id: 'e', kind: 'ENTERPRISE', region: '110000' }],
      steps: [
        { do: 'issue', programme: 'P', to: 'e', amount: '10.01' },
        { do: 'issue', programme: 'P', to: 'e', amount: '10.00', expect: { error: 'BudgetExhausted' } },
        { do: 'check', programme: { P: { unissued: '10.00' } } },
        { do: 'issue', programme: 'P', to: 'e', amount: '0.00', expect: { error: 'Unauthorized' } },
      ],
    });
    expect(report.ok).to.equal(false);
    expect(report.steps.map(({ ok, error, why }) => ({ ok, error, why }))).to.deep.equal([
      { ok: false, error: 'BudgetExhausted', why: 'It was refused with BudgetExhausted.' },
      { ok: false, error: undefined, why: 'It was not refused with BudgetExhausted.' },
      { ok: false, error: undefined, why: 'programme P unissued is 0.00, not 10.00.' },
      { ok: false, error: 'ZeroAmount', why: 'It was refused with ZeroAmount.' },
    ]);
  });
});
