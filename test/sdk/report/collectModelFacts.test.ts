import { before, describe, test } from 'node:test';
import { expect } from 'chai';
import { auditSystem } from '../../../sdk/src/audit/auditSystem.ts';
import { participantOf } from '../../../sdk/src/participants/participantOf.ts';
import { collectModelFacts } from '../../../sdk/src/report/collect/collectModelFacts.ts';
import type { ModelFacts } from '../../../sdk/src/report/modelFacts.ts';
import { parseScenario } from '../../../sdk/src/scenario/parseScenario.ts';
import { runScenario } from '../../../sdk/src/scenario/run/runScenario.ts';

const [home, abroad] = ['330522', '310000'];
const order = { category: 'TESTING' };

/** Two rails, an order that is still open, a cash-out, and a clawback that the lab cannot pay in full. */
const scenario = {
  title: 'facts',
  clock: '2026-01-10T09:00:00+08:00',
  regions: [
    { code: home, name: 'Changxing', deposit: '50000.00' },
    { code: abroad, name: 'Shanghai' },
  ],
  programmes: [{ id: 'P', region: home, budget: '100000.00', ratioBp: 6000, useDays: 180, redeemDays: 330 }],
  agreements: [{ issuer: home, host: abroad, rail: 'POOL', agent: 'centre' }],
  participants: [
    { id: 'e1', kind: 'ENTERPRISE', region: home },
    { id: 'e2', kind: 'ENTERPRISE', region: home },
    { id: 'idle', kind: 'ENTERPRISE', region: home },
    { id: 'home-lab', kind: 'LAB', region: home },
    { id: 'sh-lab', kind: 'LAB', region: abroad },
    { id: 'centre', kind: 'AGENT', region: abroad },
  ],
  steps: [
    { do: 'prefund', issuer: home, host: abroad, amount: '10000.00' },
    { do: 'issue', programme: 'P', to: 'e1', amount: '20000.00', as: 'v1' },
    { do: 'issue', programme: 'P', to: 'e2', amount: '5000.00', as: 'v2' },
    { do: 'use', voucher: 'v1', lab: 'home-lab', ...order, price: '1000.00' },
    { do: 'use', voucher: 'v1', lab: 'sh-lab', ...order, price: '2000.00', as: 'o2' },
    { do: 'use', voucher: 'v2', lab: 'sh-lab', ...order, price: '3000.00' },
    { do: 'order', voucher: 'v1', lab: 'sh-lab', ...order, price: '500.00' },
    { do: 'cashOut', party: 'sh-lab', amount: '2500.00' },
    { do: 'clawback', order: 'o2' },
    { do: 'issue', programme: 'P', to: 'e1', amount: '75000.01', expect: { error: 'BudgetExhausted' } },
    { do: 'check', deposit: { 'home-lab': '0.00' } },
  ],
};

describe('collectModelFacts', () => {
  let facts: ModelFacts;
  let prefunded: bigint;

  before(async () => {
    await runScenario(parseScenario(JSON.stringify(scenario), 'facts.json'), {
      onEnd: async (report, stage) => {
        const named = [...stage.parties.values()].filter(({ id }) => id !== 'e2');
        const names = new Map(named.map(({ id, account }) => [participantOf(account) ?? 0, id]));
        const audit = await auditSystem(stage.anyone);
        const text = { zh: '', en: '' };
        const labels = { heading: text, short: text, note: text, file: 'facts.json' };
        facts = collectModelFacts({ ...labels, report, audit, setupGas: 7n, names });
        prefunded = report.facts.prefunds.reduce((sum, { amount }) => sum + amount, 0n);
      },
    });
  });

  test('sums up paid orders by rail and pair', () => {
    expect(facts.routes).to.deep.equal([
      {
        rail: 'HOME',
        issuer: 330522,
        host: 330522,
        uses: 1,
        enterprises: 1,
        labs: 1,
        invoiced: 1_000_00n,
        subsidy: 600_00n,
        coPayment: 400_00n,
        paidToLabs: 400_00n,
      },
      {
        rail: 'POOL',
        issuer: 330522,
        host: 310000,
        uses: 2,
        enterprises: 2,
        labs: 1,
        invoiced: 5_000_00n,
        subsidy: 3_000_00n,
        coPayment: 2_000_00n,
        paidToLabs: 2_000_00n,
      },
    ]);
  });

  test('a pool holds what was prefunded, less payments, plus what a clawback got', () => {
    expect(facts.pools).to.deep.equal([
      {
        issuer: 330522,
        host: 310000,
        agent: 'centre',
        prefunded: 10_000_00n,
        // 3 000.00, of which the lab could give back 500.00.
        paid: 2_500_00n,
        reserved: 300_00n,
        free: 7_200_00n,
      },
    ]);
    expect(prefunded).to.equal(10_000_00n);
  });

  test('a budget is the sum of its parts', () => {
    expect(facts.programmes).to.deep.equal([
      {
        name: 'P',
        region: 330522,
        budget: 100_000_00n,
        unissued: 75_000_00n,
        outstanding: 21_100_00n,
        reserved: 300_00n,
        paid: 3_600_00n,
      },
    ]);
    expect(facts.vouchers).to.deep.equal({ count: 2, holders: 2, face: 25_000_00n });
  });

  test('treasuries have what came in and did not go out', () => {
    expect(facts.regions[0]).to.deep.equal({
      code: 330522,
      name: { zh: '长兴', en: 'Changxing' },
      appropriated: 150_000_00n,
      free: 43_000_00n,
      encumbered: 96_400_00n,
      locked: 0n,
      reservedAsHost: 0n,
      prefundedAbroad: 10_000_00n,
    });
    expect(facts.regions[1]).to.include({ code: 310000, appropriated: 0n, free: 0n, prefundedAbroad: 0n });
  });

  test('labs stand by what they were paid, with deposits and cash-outs', () => {
    expect(
      facts.labs.map(({ name, uses, subsidy, deposit, cashedOut }) => [name, uses, subsidy, deposit, cashedOut]),
    ).to.deep.equal([
      ['sh-lab', 2, 3_000_00n, 0n, 2_500_00n],
      ['home-lab', 1, 600_00n, 600_00n, 0n],
    ]);
  });

  test('enterprises without a paid order are left out, one without a name goes by its number', () => {
    expect(facts.enterprises.map(({ name, uses, subsidy }) => [name, uses, subsidy])).to.deep.equal([
      ['e1', 2, 1_800_00n],
      ['2', 1, 1_800_00n],
    ]);
  });

  test('the audit has been made and found nothing', () => {
    expect(facts.audit.findings).to.deep.equal([]);
    expect(facts.audit.crossRegionTransfers).to.equal(0n);
    expect(facts.audit.events).to.be.greaterThan(30);
    expect(facts.audit.compared).to.be.greaterThan(facts.audit.events);
  });

  test('gas is summed up by kind of step, without refused steps and checks', () => {
    const { kinds, setup, steps } = facts.gas;
    expect(kinds.map((kind) => [kind.do, kind.count])).to.deep.equal([
      ['prefund', 1],
      ['issue', 2],
      ['use', 3],
      ['order', 1],
      ['cashOut', 1],
      ['clawback', 1],
    ]);
    expect(setup).to.equal(7n);
    expect(steps).to.equal(kinds.reduce((sum, { gas }) => sum + gas, 0n));
  });

  test('a step that is not as expected is a failure', () => {
    expect(facts.ok).to.equal(false);
    expect(facts.steps.total).to.equal(11);
    expect(facts.steps.failures.map(({ index, differences }) => [index, differences])).to.deep.equal([
      [10, [{ what: 'deposit home-lab', expected: '0.00', found: '600.00' }]],
    ]);
  });
});
