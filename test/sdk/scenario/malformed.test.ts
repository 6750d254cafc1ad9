import { describe, test } from 'node:test';
import { expect } from 'chai';
import { completeScenario } from './completeScenario.ts';
import type { Document, Json, JsonRecord } from './completeScenario.ts';
import { refusalOf } from './refusal.ts';

/** One fault in an otherwise good document: what stands at a path instead, and where it is reported, if not there. */
type Fault = [fault: string, path: string, value: Json | undefined, message?: RegExp, reportedAt?: string];

/** Sets the value at a path of plain keys and indices; `undefined` takes the key away. */
function set(document: Document, path: string, value: Json | undefined): void {
  const keys = [...path.matchAll(/\.(\w+)|\[(\d+)\]|\["([^"]*)"\]/g)].map(
    ([, key, index, quoted]) => key ?? quoted ?? Number(index),
  );
  const last = keys.pop()!;
  const parent = keys.reduce<Json>((node, key) => (node as JsonRecord)[key]!, document) as JsonRecord;
  expect(parent, `nothing at ${path}`).to.be.an.instanceof(Object);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
}

function refuses(faults: Fault[]): void {
  for (const [fault, path, value, message, reportedAt = path] of faults) {
    test(`${fault} at ${path}`, () => {
      const document = completeScenario();
      set(document, path, value);
      const error = refusalOf(JSON.stringify(document));
      expect(error.path).to.equal(reportedAt);
      if (message) expect(error.message).to.match(message);
    });
  }
}

/** Puts one step in place of all the others, after a voucher v and an order o have been made. */
function refusesStep(faults: [fault: string, step: JsonRecord, path: string, message?: RegExp][]): void {
  const terms = { lab: 'lab', category: 'RND', price: '1.00' };
  for (const [fault, step, path, message] of faults) {
    test(fault, () => {
      const document = completeScenario();
      document.steps = [
        { do: 'issue', programme: 'CX-2026', to: 'e1', amount: '9.00', as: 'v' },
        { do: 'order', voucher: 'v', ...terms, as: 'o' },
        { do: 'issue', programme: 'CX-2026', to: 'e1', amount: '9.00', as: 'freeV', expect: { error: 'NotDue' } },
        { do: 'use', voucher: 'v', ...terms, as: 'freeO', expect: { error: 'NotDue' } },
        step,
      ];
      const error = refusalOf(JSON.stringify(document));
      expect(error.path).to.equal(`$.steps[4]${path}`);
      if (message) expect(error.message).to.match(message);
    });
  }
}

describe('parseScenario refuses amounts:', () => {
  const path = '$.regions[0].deposit';
  refuses([
    ['a JSON number', path, 28800, /例如 "28800\.00" \/ .*e\.g\. "28800\.00" \(got 28800\)$/],
    ['three decimals', path, '1.234', /at most two decimals.*\(got "1\.234"\)$/],
    ['a negative one', path, '-1.00'],
    ['an exponent', path, '1e3'],
    ['thousands', path, '1,000.00'],
    ['a leading zero', path, '07.00'],
    ['no digits', path, ''],
    ['blanks', path, ' 1.00'],
    ['full-width digits', path, '１.00'],
    ['more than 2^96 - 1 fen', path, '792281625142643375935439503.36', /792281625142643375935439503\.35/],
    ['null for none', path, null],
    ['a unit of nothing', '$.programmes[0].unit', '0.00'],
  ]);
});

describe('parseScenario refuses in the top level:', () => {
  refuses([
    ['an unknown key', '$.author', 'me', /unknown key, allowed here: title, source, note, clock/],
    ['an inherited key', '$.constructor', {}, /unknown key/],
    ['a blank title', '$.title', ' '],
    ['a number for a title', '$.title', 1],
    ['a number for a note', '$.note', 1],
    ['a time without offset', '$.clock', '2026-01-10T09:00:00', /ISO 8601 with an offset/],
    ['a day that does not exist', '$.clock', '2026-02-30T09:00:00+08:00'],
    ['a number for a time', '$.clock', 1768006800],
    ['an object for a list', '$.regions', {}],
    ['a list for an object', '$.regions[1]', []],
    ['null for a section', '$.programmes', null],
    ['steps as an object', '$.steps', {}],
  ]);
});

describe('parseScenario refuses regions:', () => {
  refuses([
    ['an unknown key', '$.regions[0].budget', '1.00'],
    ['five digits', '$.regions[0].code', '33052'],
    ['letters', '$.regions[0].code', '33052A'],
    ['a leading zero', '$.regions[0].code', '033052'],
    ['a number', '$.regions[0].code', 330522, /a string of six digits/],
    ['the centre', '$.regions[0].code', '100000', /centre/],
    ['a code defined twice', '$.regions[1].code', '330522', /twice/],
    ['a blank name', '$.regions[0].name', ''],
  ]);
});

describe('parseScenario refuses programmes:', () => {
  const p = '$.programmes[0]';
  refuses([
    ['an unknown key', `${p}.ratio`, 5000],
    ['an empty id', `${p}.id`, ''],
    ['a blank in an id', `${p}.id`, 'CX 2026', /letters, digits/],
    ['a slash in an id', `${p}.id`, 'CX/2026'],
    ['an id of another script', `${p}.id`, '长兴'],
    ['an id defined twice', '$.programmes[1].id', 'CX-2026', /twice/],
    ['a region that is not defined', `${p}.region`, '110000', /no such region is defined/],
    ['a ratio above the whole', `${p}.ratioBp`, 10001, /0 to 10000/],
    ['a negative ratio', `${p}.ratioBp`, -1],
    ['a broken ratio', `${p}.ratioBp`, 0.5],
    ['a ratio as text', `${p}.ratioBp`, '5000'],
    ['a ratio for an undefined host', `${p}.ratios[1].host`, '110000'],
    ['a ratio for a category in lower case', `${p}.ratios[1].category`, 'testing'],
    ['a ratio without bp', `${p}.ratios[1].bp`, undefined],
    ['two ratios for the same host and category', `${p}.ratios[1]`, { host: '*', category: 'TESTING', bp: 1 }, /twice/],
    ['a series that is no id', `${p}.series`, 'C X'],
    ['categories as text', `${p}.categories`, 'TESTING'],
    ['no category', `${p}.categories`, [], /empty/],
    ['a category that is no upper-case word', `${p}.categories[0]`, 'Testing', /upper-case/],
    ['a category that begins with a digit', `${p}.categories[0]`, '3D'],
    ['a category twice', `${p}.categories[1]`, 'TESTING', /twice/],
    ['more days than fit', `${p}.useDays`, 65536, /0 to 65535/],
    ['negative days', `${p}.useDays`, -1],
    ['broken days', `${p}.redeemDays`, 1.5],
    ['a day that does not exist', `${p}.useBy`, '2026-02-30', /day that exists/],
    ['a time without offset', `${p}.redeemBy`, '2026-12-31T23:59:59'],
    ['a word for a flag', `${p}.retroactive`, 'true'],
    ['another treatment of related parties', `${p}.relatedParty`, 'WARN', /BLOCK, ALLOW/],
    ['no budget', `${p}.budget`, undefined, /required, but missing/],
    ['no redeemDays', `${p}.redeemDays`, undefined],
  ]);
});

describe('parseScenario refuses agreements and compacts:', () => {
  const [a, c] = ['$.agreements[0]', '$.compacts[0]'];
  refuses([
    ['an unknown key', `${a}.listing`, 'HOST'],
    ['an undefined issuer', `${a}.issuer`, '110000'],
    ['an undefined host', `${a}.host`, '110000'],
    ['a region that recognises itself', `${a}.host`, '330522', /another region/],
    ['an unknown rail', `${a}.rail`, 'HOME', /POOL, REIMBURSE, CLEARING/],
    ['POOL without an agent', `${a}.agent`, undefined, /must name its agent/],
    ['an agent on another rail', '$.agreements[1].agent', 'agent', /only a POOL/],
    ['an undefined agent', `${a}.agent`, 'nobody', /no such participant/],
    ['a lab as agent', `${a}.agent`, 'lab', /kind AGENT/],
    [
      'an agent of another region',
      '$.agreements[1]',
      { issuer: '310000', host: '330522', rail: 'POOL', agent: 'agent' },
      /resident in 330522/,
      '$.agreements[1].agent',
    ],
    ['the same pair twice', '$.agreements[1]', { issuer: '330522', host: '310000', rail: 'CLEARING' }, /330522>310000/],
    ['a ratio out of range', `${a}.ratioBp`, 10001],
    ['days out of range', `${a}.challengeDays`, 65536],
    ['a compact with the POOL rail', `${c}.rail`, 'POOL', /CLEARING, REIMBURSE/],
    ['an unknown listing', `${c}.listing`, 'BOTH'],
    ['no listing', `${c}.listing`, undefined],
    ['no member', `${c}.members`, [], /empty/],
    ['an undefined member', `${c}.members[1]`, '110000'],
    ['a member twice', `${c}.members[1]`, '330522', /twice/],
    ['a name twice', '$.compacts[1].name', 'Yangtze Delta', /twice/],
    ['a blank name', `${c}.name`, ''],
  ]);
});

describe('parseScenario refuses participants:', () => {
  refuses([
    ['an unknown key', '$.participants[0].name', 'Changxing Ltd'],
    ['an empty id', '$.participants[1].id', ''],
    ['an id with an at sign', '$.participants[1].id', 'treasury@330522'],
    ['an id defined twice', '$.participants[1].id', 'e1', /twice/],
    ['the id of a consortium office', '$.participants[1].id', 'council', /meaning of their own/],
    ['the id of the stranger', '$.participants[1].id', 'stranger'],
    ['an unknown kind', '$.participants[0].kind', 'BANK', /ENTERPRISE, TEAM, LAB, AGENT/],
    ['an undefined region', '$.participants[0].region', '110000'],
    ['a controller that is no id', '$.participants[0].controller', 'the holding'],
    ['categories on an enterprise', '$.participants[0].categories', ['RND'], /only a LAB/],
    ['endorsements of an agent', '$.participants[3].endorsedBy', [], /only a LAB/],
    ['an endorsement by an undefined region', '$.participants[2].endorsedBy[0]', '110000'],
    ['an endorsement twice', '$.participants[2].endorsedBy[1]', '330522', /twice/],
    ['no kind', '$.participants[0].kind', undefined],
  ]);
});

describe('parseScenario refuses steps:', () => {
  const claim = { do: 'claim', order: 'o', invoice: { code: '1', number: '2', amount: '3.00' } };
  const order = { do: 'order', voucher: 'v', lab: 'lab', category: 'RND', price: '1.00' };
  const issue = { do: 'issue', programme: 'CX-2026', to: 'e1', amount: '1.00' };
  const pay = { do: 'pay', order: 'o' };
  refusesStep([
    ['without do', { order: 'o' }, '.do', /missing/],
    ['of an unknown kind', { do: 'settle', order: 'o' }, '.do', /no such step/],
    ['of an inherited kind', { do: 'constructor' }, '.do', /no such step/],
    ['with a number for do', { do: 1 }, '.do'],
    ['with a key of another step', { ...pay, lab: 'lab' }, '.lab', /allowed here: do, by, expect, order\b/],
    ['with a note', { ...pay, note: 'now' }, '.note'],
    ['that name what they do not make', { ...pay, as: 'p' }, '.as', /unknown key/],
    ['that lack what they need', { do: 'pay' }, '.order', /missing/],

    ['with an undefined voucher', { ...order, voucher: 'w' }, '.voucher', /no such voucher is defined \(got "w"\)/],
    ['with an order for a voucher', { ...order, voucher: 'o' }, '.voucher'],
    ['with a voucher for an order', { do: 'pay', order: 'v' }, '.order', /no such order/],
    ['with a voucher whose issue is refused', { do: 'revoke', voucher: 'freeV' }, '.voucher'],
    ['with an order that is refused', { do: 'pay', order: 'freeO' }, '.order'],
    ['with an undefined lab', { ...order, lab: 'nobody' }, '.lab', /no such participant/],
    ['with an inherited name', { ...order, lab: 'constructor' }, '.lab', /no such participant/],
    ['with an undefined programme', { ...issue, programme: 'P' }, '.programme', /no such programme/],
    ['with an undefined holder', { ...issue, to: 'nobody' }, '.to'],
    ['with an undefined compact', { do: 'join', compact: 'North', region: '310000' }, '.compact', /no such compact/],
    ['with an undefined region', { do: 'appropriate', region: '110000', amount: '1.00' }, '.region'],
    ['with the centre as a region', { do: 'appropriate', region: '100000', amount: '1.00' }, '.region', /centre/],
    ['with a name that a voucher has', { ...issue, as: 'v' }, '.as', /defined already/],
    ['with a name that an order has', { ...order, as: 'o' }, '.as', /defined already/],
    ['with a name that an order has, though refused', { ...order, as: 'o', expect: { error: 'NotDue' } }, '.as'],
    ['with a name that is no id', { ...order, as: 'o 1' }, '.as', /letters, digits/],

    ['by an unknown office', { ...pay, by: 'mayor@330522' }, '.by', /office such as "agency@330522"/],
    ['by an office of an undefined region', { ...pay, by: 'agency@110000' }, '.by', /no such region/],
    ['by an office of no region', { ...pay, by: 'agency@' }, '.by'],
    ['by an undefined participant', { ...pay, by: 'nobody' }, '.by'],
    ['by a list', { ...pay, by: ['e1'] }, '.by'],
    ['signed by an office', { ...order, signedBy: 'agency@330522' }, '.signedBy'],
    ['signed by the claimant, but no claim', { ...order, signedBy: 'CLAIMANT' }, '.signedBy'],
    ['signed by an undefined participant', { ...claim, signedBy: 'nobody' }, '.signedBy'],

    ['that expect a word', { ...pay, expect: 'NotDue' }, '.expect', /object/],
    ['that expect an unknown error', { ...pay, expect: { error: 'NotNow' } }, '.expect.error', /PoolShort/],
    ['that expect an inherited error', { ...pay, expect: { error: 'constructor' } }, '.expect.error'],
    [
      'that expect results of another step',
      { ...pay, expect: { subsidy: '1.00' } },
      '.expect.subsidy',
      /allowed here: error/,
    ],
    ['that expect a binding of an order', { ...order, expect: { binding: 'UNIT' } }, '.expect.binding'],
    [
      'that expect an error and a result',
      { ...order, expect: { error: 'NotDue', subsidy: '1.00' } },
      '.expect.subsidy',
    ],
    ['that expect nothing', { ...order, expect: {} }, '.expect', /subsidy, coPayment/],
    ['that expect a number as amount', { ...order, expect: { subsidy: 1 } }, '.expect.subsidy'],
    ['that expect half a finding', { do: 'audit', expect: { findings: 0.5 } }, '.expect.findings'],
    [
      'that expect an unknown binding',
      { do: 'quote', voucher: 'v', lab: 'lab', category: 'RND', price: '1.00', expect: { binding: 'CAP' } },
      '.expect.binding',
    ],

    [
      'that go back in time',
      { do: 'at', time: '2026-01-10T08:59:59+08:00' },
      '.time',
      /cannot go back.*09:00:00\+08:00/,
    ],
    ['at a time without offset', { do: 'at', time: '2026-01-11T09:00:00' }, '.time'],
    ['that advance by nothing said', { do: 'advance' }, '', /at least one of days, hours, seconds/],
    ['that advance backwards', { do: 'advance', days: -1 }, '.days', /days from 0 to 65535 \(got -1\)/],
    ['that advance by half an hour', { do: 'advance', hours: 0.5 }, '.hours'],
    ['that advance by text', { do: 'advance', seconds: '1' }, '.seconds'],
    ['that advance by more than days can count', { do: 'advance', days: 65535, hours: 1e9 }, '.hours'],

    [
      'with an invoice without number',
      { ...claim, invoice: { code: '1', amount: '3.00' } },
      '.invoice.number',
      /missing/,
    ],
    [
      'with an invoice number of signs only',
      { ...claim, invoice: { code: '1', number: ' -/ ', amount: '3.00' } },
      '.invoice.number',
      /letter or digit/,
    ],
    [
      'with an invoice number as JSON number',
      { ...claim, invoice: { code: '1', number: 2, amount: '3.00' } },
      '.invoice.number',
    ],
    [
      'with an unknown invoice key',
      { ...claim, invoice: { code: '1', number: '2', amount: '3.00', date: '2026-01-10' } },
      '.invoice.date',
    ],
    ['that use with paid', { ...order, do: 'use', paid: '1.00' }, '.paid'],
    ['with a contract on no day', { ...order, contractDate: '2026-02-30' }, '.contractDate'],
    ['with a category in lower case', { ...order, category: 'rnd' }, '.category'],
    ['with a blank reason', { do: 'dispute', order: 'o', reason: '' }, '.reason'],
    ['with an unknown outcome', { do: 'resolve', order: 'o', outcome: 'CANCEL' }, '.outcome', /PAY, RELEASE/],
    ['that expire nothing', { do: 'expire' }, '', /exactly one of order, voucher/],
    ['that expire two things', { do: 'expire', order: 'o', voucher: 'v' }, '', /exactly one/],
    ['that cap nothing', { do: 'setCap', region: '330522' }, '', /exactly one of netDebitCap, acceptanceQuota/],
    ['that cap two things', { do: 'setCap', region: '330522', netDebitCap: '1.00', acceptanceQuota: '1.00' }, ''],
    ['that prefund at home', { do: 'prefund', issuer: '330522', host: '330522', amount: '1.00' }, '.host'],
    ['that discharge at home', { do: 'discharge', issuer: '330522', host: '330522', amount: '1.00' }, '.host'],

    ['that report an undefined participant', { do: 'report', subject: 'nobody', severity: 'BAN' }, '.subject'],
    [
      'that report a group without members',
      { do: 'report', subject: 'group:e1', severity: 'BAN' },
      '.subject',
      /no such group/,
    ],
    ['that report an undefined region', { do: 'report', subject: 'region:110000', severity: 'BAN' }, '.subject'],
    ['that report without severity', { do: 'report', subject: 'e1' }, '.severity', /missing/],
    ['that report with an unknown severity', { do: 'report', subject: 'e1', severity: 'WARN' }, '.severity'],
    ['that report until a day', { do: 'report', subject: 'e1', severity: 'BAN', until: '2026-12-31' }, '.until'],

    [
      'with flows of one region',
      { do: 'setOff', flows: { '330522>330522': '1.00' } },
      '.flows["330522>330522"]',
      /different/,
    ],
    [
      'with flows of an undefined region',
      { do: 'setOff', flows: { '330522>110000': '1.00' } },
      '.flows["330522>110000"]',
    ],
    ['with flows of no pair', { do: 'setOff', flows: { '330522': '1.00' } }, '.flows["330522"]', /issuer>host/],
    ['with a negative flow', { do: 'setOff', flows: { '330522>310000': '-1.00' } }, '.flows["330522>310000"]'],
    ['without flows', { do: 'setOff' }, '.flows'],

    ['that check nothing', { do: 'check' }, '', /at least one/],
    ['that check an empty map', { do: 'check', voucher: {} }, '', /at least one/],
    ['that check an unknown map', { do: 'check', balance: {} }, '.balance'],
    ['that check an undefined voucher', { do: 'check', voucher: { w: '1.00' } }, '.voucher.w'],
    ['that check an undefined order', { do: 'check', order: { v: 'PAID' } }, '.order.v'],
    ['that check an unknown state', { do: 'check', order: { o: 'DONE' } }, '.order.o', /CLAWED_BACK/],
    ['that check the subsidy of a voucher', { do: 'check', subsidy: { v: '1.00' } }, '.subsidy.v'],
    ['that check a refused order', { do: 'check', due: { freeO: '1.00' } }, '.due.freeO'],
    ['that check the deposit of nobody', { do: 'check', deposit: { nobody: '1.00' } }, '.deposit.nobody'],
    [
      'that check the deposit of another office',
      { do: 'check', deposit: { 'bureau@330522': '1.00' } },
      '.deposit["bureau@330522"]',
    ],
    [
      'that check an undefined treasury',
      { do: 'check', deposit: { 'treasury@110000': '1.00' } },
      '.deposit["treasury@110000"]',
    ],
    ['that check a negative deposit', { do: 'check', deposit: { lab: '-1.00' } }, '.deposit.lab'],
    ['that check what an undefined region locks', { do: 'check', locked: { '110000': '1.00' } }, '.locked["110000"]'],
    ['that check a pool at home', { do: 'check', pool: { '310000>310000': '1.00' } }, '.pool["310000>310000"]'],
    [
      'that check three regions',
      { do: 'check', obligation: { '310000>330522>320583': '1.00' } },
      '.obligation["310000>330522>320583"]',
    ],
    [
      'that check a position of minus nothing',
      { do: 'check', position: { '310000': '-0.00' } },
      '.position["310000"]',
      /no sign/,
    ],
    ['that check an undefined programme', { do: 'check', programme: { P: {} } }, '.programme.P'],
    [
      'that check an unknown figure',
      { do: 'check', programme: { 'CX-2026': { spent: '1.00' } } },
      '.programme["CX-2026"].spent',
    ],
    [
      'that check a cap of no party',
      { do: 'check', capLeft: { 'CX-2026': '1.00' } },
      '.capLeft["CX-2026"]',
      /programme\/participant/,
    ],
    [
      'that check a cap of an undefined party',
      { do: 'check', capLeft: { 'CX-2026/nobody': '1.00' } },
      '.capLeft["CX-2026/nobody"]',
    ],
    ['that check a cap of an undefined programme', { do: 'check', capLeft: { 'P/e1': '1.00' } }, '.capLeft["P/e1"]'],
    ['that check transfers by map', { do: 'check', crossRegionTransfers: {} }, '.crossRegionTransfers'],
  ]);
});

describe('parseScenario keeps the clock of the steps:', () => {
  const at = (time: string): JsonRecord => ({ do: 'at', time });
  const refusalOfSteps = (steps: JsonRecord[]) => refusalOf(JSON.stringify({ ...completeScenario(), steps })).path;

  test('after at', () => {
    expect(refusalOfSteps([at('2026-02-01T00:00:00+08:00'), at('2026-01-31T15:59:59Z')])).to.equal('$.steps[1].time');
  });

  test('after advance', () => {
    expect(
      refusalOfSteps([
        { do: 'advance', days: 1, hours: 1, seconds: 1 },
        at('2026-01-11T10:00:01+08:00'),
        at('2026-01-11T10:00:00+08:00'),
      ]),
    ).to.equal('$.steps[2].time');
  });

  test('to the end of the calendar', () => {
    const steps: JsonRecord[] = [
      at('9999-12-31T23:59:59+08:00'),
      { do: 'advance', days: 0 },
      { do: 'advance', seconds: 1 },
    ];
    expect(refusalOfSteps(steps)).to.equal('$.steps[2]');
  });
});

describe('parseScenario reports', () => {
  test('the file, the path, and what would be right, in two languages on one line', () => {
    const document = completeScenario();
    set(document, '$.steps[3].amount', '1.234');
    const error = refusalOf(JSON.stringify(document), '01-x.json');
    expect(error).to.include({ name: 'ScenarioFormatError', file: '01-x.json', path: '$.steps[3].amount' });
    expect(error.message).to.equal(
      '01-x.json: $.steps[3].amount: 金额必须是以元计的字符串, 不带符号, 最多两位小数, 例如 "28800.00" / ' +
        'amount must be a string of yuan without a sign and with at most two decimals, e.g. "28800.00" (got "1.234")',
    );
  });

  test('the first of several faults in the order of the file', () => {
    const faults = [
      '$.regions[0].name',
      '$.participants[0].id',
      '$.programmes[0].budget',
      '$.steps[0].time',
      '$.steps[3].by',
    ];
    for (let first = 0; first < faults.length; first++) {
      const document = completeScenario();
      for (const path of faults.slice(first)) set(document, path, 1);
      expect(refusalOf(JSON.stringify(document)).path).to.equal(faults[first]);
    }
  });

  test('what is missing before what would follow from it, but after a slip in its key', () => {
    const document = completeScenario();
    set(document, '$.regions', undefined);
    expect(refusalOf(JSON.stringify(document)).path).to.equal('$.regions');
    expect(refusalOf(JSON.stringify({ region: [], ...document })).path).to.equal('$.region');
  });

  test('keys of one object in the order of the file, whatever they look like', () => {
    expect(refusalOf('{"steps": 1, "110000": 1, "title": 1}').path).to.equal('$.steps');
    expect(refusalOf('{"title": "t", "z": 1, "110000": 1}').path).to.equal('$.z');
  });

  test('what is no object at all', () => {
    for (const text of ['[]', 'null', '"x"', '1', 'true']) {
      expect(refusalOf(text).path).to.equal('$');
      expect(refusalOf(text).message).to.include('must be an object');
    }
    expect(refusalOf('{}').path).to.equal('$.title');
  });

  test('keys of hostile shapes on one printable line', () => {
    const text = JSON.stringify(completeScenario());
    for (const key of [
      '__proto__',
      'constructor',
      'toString',
      'a\nb',
      '\u001b[2J',
      '\u202e',
      'k'.repeat(10_000),
      '"]',
    ]) {
      const message = refusalOf(text.replace('{', `{${JSON.stringify(key)}: 1,`)).message;
      expect(message).to.match(/^x\.json: \$[.[][^\p{C}\p{Zl}\p{Zp}]{1,300}unknown key[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u);
    }
  });
});
