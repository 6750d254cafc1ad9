import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { parseDay } from '../../../sdk/src/calendar/parseDay.ts';
import { parseTime } from '../../../sdk/src/calendar/parseTime.ts';
import { parseScenario } from '../../../sdk/src/scenario/parseScenario.ts';
import { completeScenario } from './completeScenario.ts';

const folder = new URL('../../../sdk/scenarios/', import.meta.url);
const parse = (document: object) => parseScenario(JSON.stringify(document), 'x.json');

describe('parseScenario reads', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

  test('all eleven scenarios of the product', () => {
    expect(files).to.have.length(11);
  });

  for (const name of files) {
    test(name, () => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const raw = JSON.parse(text) as { title: string; steps: { do: string }[]; participants: { id: string }[] };
      const scenario = parseScenario(text, name);
      expect(scenario.title).to.equal(raw.title);
      expect(scenario.steps.map((step) => step.do)).to.deep.equal(raw.steps.map((step) => step.do));
      expect(scenario.participants.map(({ id }) => id)).to.deep.equal(raw.participants.map(({ id }) => id));
    });
  }
});

describe('the complete scenario', () => {
  test('has every kind of step that docs/scenario-format.md lists', () => {
    const format = readFileSync(new URL('../../../docs/scenario-format.md', import.meta.url), 'utf8');
    const table = format.slice(format.indexOf('| do, fields |'), format.indexOf('`check` maps'));
    const listed = [...table.matchAll(/^\| (`.*?) \| /gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/(?:^|\/ )`(\w+)`(?=:|$| \/)/g)].map(([, name]) => name!),
    );
    expect(listed).to.have.length(42);
    expect([...new Set(completeScenario().steps.map((step) => step['do']))]).to.have.members(listed);
  });
});

describe('parseScenario gives', () => {
  const scenario = parse(completeScenario());
  const step = (name: string, nth = 0) => scenario.steps.filter((candidate) => candidate.do === name)[nth];

  test('regions by number, amounts in fen, absent limits as none', () => {
    expect(scenario.regions[0]).to.deep.equal({
      code: 330522,
      name: 'Changxing',
      deposit: 100000000n,
      netDebitCap: 550n,
      acceptanceQuota: 600n,
    });
    expect(scenario.regions[1]).to.deep.equal({ code: 310000, name: '上海', deposit: 0n });
  });

  test('a programme with everything said', () => {
    expect(scenario.programmes[0]).to.deep.include({
      series: 'CX',
      unit: 10000n,
      useBy: parseTime('2026-12-31T23:59:59+08:00'),
      redeemBy: parseTime('2027-03-31T12:00:00+08:00'),
      retroactive: true,
      relatedParty: 'ALLOW',
      ratios: [
        { host: '*', category: 'TESTING', bp: 3000 },
        { host: 310000, category: '*', bp: 10000 },
        { host: 310000, category: 'TESTING', bp: 0 },
      ],
    });
  });

  test('a programme with its defaults', () => {
    expect(scenario.programmes[1]).to.deep.equal({
      id: 'CX-2',
      region: 330522,
      budget: 0n,
      ratioBp: 0,
      series: 'CX-2',
      ratios: [],
      unit: 1n,
      useDays: 0,
      redeemDays: 65535,
      retroactive: false,
      relatedParty: 'BLOCK',
    });
  });

  test('an agreement and a compact with their defaults', () => {
    const defaults = { ratioBp: 10000, preApproval: false, challengeDays: 7 };
    expect(scenario.agreements[1]).to.deep.equal({ issuer: 310000, host: 330522, rail: 'CLEARING', ...defaults });
    expect(scenario.compacts[1]).to.deep.equal({
      name: 'Alone',
      members: [320583],
      rail: 'REIMBURSE',
      listing: 'JOINT',
      ...defaults,
    });
  });

  test('participants with their groups', () => {
    expect(scenario.participants.map(({ controller }) => controller)).to.deep.equal(['holding', 't1', 'lab', 'agent']);
    expect(scenario.participants[2]).to.deep.include({ categories: ['TESTING'], endorsedBy: [330522, 310000] });
  });

  test('absent sections as empty ones', () => {
    const { title, clock, regions } = completeScenario();
    expect(parse({ title, clock, regions, steps: [] })).to.deep.include({
      programmes: [],
      agreements: [],
      compacts: [],
      participants: [],
      steps: [],
    });
  });

  test('actors by kind', () => {
    expect(step('appropriate')?.by).to.deep.equal({
      kind: 'OFFICE',
      name: 'treasury@330522',
      office: 'treasury',
      region: 330522,
    });
    expect(step('unfund')?.by).to.deep.equal({ kind: 'CONSORTIUM', name: 'council' });
    expect(step('transfer')?.by).to.deep.equal({ kind: 'PARTICIPANT', name: 'e1' });
    expect(step('verify')?.by).to.deep.equal({ kind: 'STRANGER', name: 'stranger' });
    expect(step('claim')).to.include({ signedBy: 'CLAIMANT' });
  });

  test('expectations as a refusal or as results', () => {
    expect(step('prefund')?.expect).to.deep.equal({ error: 'TreasuryShort' });
    expect(step('issue', 1)?.expect).to.deep.equal({
      results: {
        useBy: parseTime('2026-07-09T23:59:59+08:00'),
        redeemBy: parseTime('2026-12-06T23:59:59+08:00'),
      },
    });
    expect(step('quote')?.expect).to.deep.equal({ results: { subsidy: 500n, coPayment: 500n, binding: 'UNIT' } });
    expect(step('audit')?.expect).to.deep.equal({ results: { findings: 0 } });
    expect(step('pay')).to.not.have.property('expect');
  });

  test('days and invoices', () => {
    expect(step('order')).to.include({ contractDate: parseDay('2026-01-09') });
    expect(step('claim')).to.deep.include({ invoice: { code: '', number: 'No. 1', amount: 1000n } });
  });

  test('credit subjects by kind', () => {
    expect(step('report')).to.deep.include({ subject: { kind: 'GROUP', name: 'holding' } });
    expect(step('lift')).to.deep.include({ subject: { kind: 'REGION', region: 310000 } });
    expect(step('lift', 1)).to.deep.include({ subject: { kind: 'PARTICIPANT', id: 'lab' } });
  });

  test('checks as lists in the order of the file', () => {
    expect(step('check')).to.deep.equal({
      do: 'check',
      voucher: [{ voucher: 'x', left: 100n }],
      order: [
        { order: 'x', state: 'PLACED' },
        { order: 'y', state: 'CLAWED_BACK' },
      ],
      subsidy: [{ order: 'x', amount: 100n }],
      due: [{ order: 'y', amount: 100n }],
      deposit: [
        { holder: { kind: 'PARTICIPANT', id: 'lab' }, amount: 100n },
        { holder: { kind: 'TREASURY', region: 330522 }, amount: 200n },
      ],
      locked: [
        { region: 310000, amount: 200n },
        { region: 330522, amount: 100n },
      ],
      pool: [{ issuer: 330522, host: 310000, amount: 100n }],
      obligation: [{ issuer: 310000, host: 330522, amount: 100n }],
      position: [
        { region: 310000, amount: 100n },
        { region: 330522, amount: -100n },
      ],
      programme: [{ programme: 'CX-2026', unissued: 100n, outstanding: 200n, reserved: 300n, paid: 400n }],
      capLeft: [{ programme: 'CX-2026', participant: 'e1', amount: 100n }],
      crossRegionTransfers: 0n,
    });
  });

  test('a check of one map with the others empty', () => {
    const document = completeScenario();
    document.steps = [{ do: 'check', position: { '330522': '-0.01' } }];
    const [check] = parse(document).steps;
    expect(check).to.deep.include({ position: [{ region: 330522, amount: -1n }], voucher: [], pool: [] });
    expect(check).to.not.have.property('crossRegionTransfers');
  });

  test('keys that look like numbers where the file has them', () => {
    const text = JSON.stringify({ ...completeScenario(), steps: [] }).replace(
      '"steps":[]',
      '"steps":[{"do":"check","locked":{"330522":"1.00","310000":"2.00"}}]',
    );
    expect(parseScenario(text, 'x.json').steps[0]).to.deep.include({
      locked: [
        { region: 330522, amount: 100n },
        { region: 310000, amount: 200n },
      ],
    });
  });

  test('names that a plain object would trip over', () => {
    const text = JSON.stringify(completeScenario()).replaceAll('"x"', '"__proto__"').replaceAll('"y"', '"constructor"');
    const check = parseScenario(text, 'x.json').steps.find((candidate) => candidate.do === 'check');
    expect(check?.voucher).to.deep.equal([{ voucher: '__proto__', left: 100n }]);
    expect(check?.due).to.deep.equal([{ order: 'constructor', amount: 100n }]);
  });

  test('the same for sections in any order', () => {
    const reversed = Object.fromEntries(Object.entries(completeScenario()).reverse());
    expect(parse(reversed)).to.deep.equal(scenario);
  });

  test('the same with a byte order mark', () => {
    expect(parseScenario('\uFEFF' + JSON.stringify(completeScenario()), 'x.json')).to.deep.equal(scenario);
  });
});
