import { describe, test } from 'node:test';
import { expect } from 'chai';
import { within } from '../../../sdk/src/scenario/jsonPath.ts';
import { parseScenario } from '../../../sdk/src/scenario/parseScenario.ts';
import { ScenarioFormatError } from '../../../sdk/src/scenario/scenarioFormatError.ts';
import { completeScenario } from './completeScenario.ts';
import type { Json, JsonRecord } from './completeScenario.ts';
import { refusalOf } from './refusal.ts';

/** One value inside a document that may be changed: the container that holds it, and its JSON path. */
type Slot = { parent: JsonRecord; key: string; path: string };

function slotsOf(node: Json, path: string): Slot[] {
  if (typeof node !== 'object' || node === null) return [];
  const parent = node as JsonRecord;
  return Object.keys(node).flatMap((key) => {
    const below = within({ file: '', path }, Array.isArray(node) ? Number(key) : key).path;
    return [{ parent, key, path: below }, ...slotsOf(parent[key]!, below)];
  });
}

/** Calls back for every value of a complete document, each time with a document of its own. */
function forEverySlot(check: (slot: Slot, text: () => string) => void): number {
  const count = slotsOf(completeScenario(), '$').length;
  for (let index = 0; index < count; index++) {
    const document = completeScenario();
    check(slotsOf(document, '$')[index]!, () => JSON.stringify(document));
  }
  return count;
}

/** What docs/scenario-format.md does not mark with `?`, by the list or, for a step, the `do` that it belongs to. */
const requiredKeys: Record<string, string> = {
  $: 'title clock regions steps',
  regions: 'code name',
  programmes: 'id region budget ratioBp useDays redeemDays',
  ratios: 'host category bp',
  agreements: 'issuer host rail',
  compacts: 'name members rail listing',
  participants: 'id kind region',
  invoice: 'code number amount',
  expect: 'error',
  at: 'time',
  appropriate: 'region amount',
  fund: 'programme amount',
  closeProgramme: 'programme',
  prefund: 'issuer host amount',
  unfund: 'issuer host amount',
  issue: 'programme to amount',
  revoke: 'voucher',
  transfer: 'voucher to',
  quote: 'voucher lab category price',
  order: 'voucher lab category price',
  approveOrder: 'order',
  cancel: 'order',
  claim: 'order invoice',
  confirm: 'order',
  verify: 'order',
  accept: 'order',
  escalate: 'order',
  dispute: 'order reason',
  resolve: 'order outcome',
  pay: 'order',
  report: 'subject severity',
  lift: 'subject',
  relate: 'a b region',
  unrelate: 'a b region',
  setOff: 'flows',
  discharge: 'issuer host amount',
  setCap: 'region',
  cashOut: 'party amount',
  clawback: 'order',
  join: 'compact region',
  leave: 'compact region',
  endorse: 'lab region',
  delist: 'lab region',
  rotateKey: 'participant',
  use: 'voucher lab category price',
  certify: 'order',
};

describe('parseScenario, for every value of a complete document,', () => {
  test('refuses every other kind of value at its own path', () => {
    const tried = forEverySlot(({ parent, key, path }, text) => {
      const kind = (value: Json | undefined) =>
        Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
      const good = kind(parent[key]);
      for (const wrong of [null, true, 1.5, '', [[]], { '': {} }] as Json[]) {
        if (kind(wrong) === good && good !== 'number') continue;
        parent[key] = wrong;
        const refusal = refusalOf(text());
        expect(refusal.path, `${path} = ${JSON.stringify(wrong)}`).to.equal(path);
      }
    });
    expect(tried).to.be.greaterThan(390);
  });

  test('refuses a key that it does not know in every object', () => {
    forEverySlot(({ parent, path }, text) => {
      if (Array.isArray(parent)) return;
      parent['addedKey'] = null;
      const container = path.replace(/(?:\.\w+|\["[^"]*"\])$/, '');
      expect(refusalOf(text()).path).to.equal(`${container}.addedKey`);
    });
  });

  test('calls a key missing exactly where it is required', () => {
    const found: Record<string, Set<string>> = {};
    forEverySlot(({ parent, key, path }, text) => {
      if (Array.isArray(parent)) return;
      const step = parent['do'];
      const container = path.replace(/(?:\.\w+|\["[^"]*"\])$/, '').replace(/\[\d+\]$/, '');
      const owner = typeof step === 'string' ? step : container.slice(container.lastIndexOf('.') + 1);
      delete parent[key];
      try {
        parseScenario(text(), 'x.json');
      } catch (error) {
        expect(error).to.be.an.instanceof(ScenarioFormatError);
        const refusal = error as ScenarioFormatError;
        if (key === 'do') expect(refusal.path).to.equal(path);
        if (refusal.path === path && /missing$/.test(refusal.message)) (found[owner] ??= new Set()).add(key);
      }
    });
    const expected = Object.entries(requiredKeys).map(([owner, keys]) => [owner, keys.split(' ').sort()]);
    const missed = Object.entries(found).map(([owner, keys]) => [
      owner,
      [...keys].filter((key) => key !== 'do').sort(),
    ]);
    expect(Object.fromEntries(missed.filter(([, keys]) => keys!.length > 0))).to.deep.equal(
      Object.fromEntries(expected),
    );
  });
});
