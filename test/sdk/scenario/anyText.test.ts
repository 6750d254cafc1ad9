import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { parseScenario } from '../../../sdk/src/scenario/parseScenario.ts';
import { ScenarioFormatError } from '../../../sdk/src/scenario/scenarioFormatError.ts';
import { completeScenario } from './completeScenario.ts';
import type { Json, JsonRecord } from './completeScenario.ts';

/** A scenario, or one ScenarioFormatError on one printable line that names the file and the path. Nothing else. */
function mustReadOrRefuse(text: string): 'READ' | 'REFUSED' {
  try {
    const scenario = parseScenario(text, 'x.json');
    expect(scenario.steps).to.be.an('array');
    return 'READ';
  } catch (error) {
    if (!(error instanceof ScenarioFormatError)) throw error;
    expect(error.path.startsWith('$')).to.equal(true);
    expect(error.message.startsWith(`x.json: ${error.path}: `)).to.equal(true);
    expect(error.message).to.match(/^[^\p{C}\p{Zl}\p{Zp}]{1,3000}$/u);
    return 'REFUSED';
  }
}

const folder = new URL('../../../sdk/scenarios/', import.meta.url);
const small = readdirSync(folder).filter((name) => /^(01|03|05|07|11)/.test(name));
const documents = [
  completeScenario(),
  ...small.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as JsonRecord),
].map((document) => JSON.stringify(document));

type Slot = { parent: JsonRecord; key: string };

function slotsOf(node: Json): Slot[] {
  if (typeof node !== 'object' || node === null) return [];
  const parent = node as JsonRecord;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...slotsOf(parent[key]!)]);
}

const anyValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    '__proto__',
    'constructor',
    '',
    '-1',
    '1e9',
    '100000',
    '*',
    'stranger',
    'treasury@',
    'group:',
    '>',
    '/',
  ),
  fc.constantFrom<Json>(0, -1, 1e308, 65535, 0.1, true, null, [], {}, [null], { error: 'NotDue' }, { __proto__: null }),
  fc.jsonValue() as fc.Arbitrary<Json>,
);
const anyKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'do', 'by', 'as', 'expect', 'error', '310000', '310000>330522', 'a/b'),
  fc.string(),
);

type Mutation = (slots: Slot[]) => void;
const index = fc.nat();
const at = (slots: Slot[], position: number): Slot => slots[position % slots.length]!;

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  index.map((position): Mutation => (slots) => {
    const { parent, key } = at(slots, position);
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  }),
  fc.tuple(index, anyValue).map(([position, value]): Mutation => (slots) => {
    const { parent, key } = at(slots, position);
    parent[key] = value;
  }),
  fc.tuple(index, anyKey, anyValue).map(([position, key, value]): Mutation => (slots) => {
    const { parent } = at(slots, position);
    // Defined, since an assignment to __proto__ would set the prototype and be lost.
    Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
  }),
  fc.tuple(index, index).map(([first, second]): Mutation => (slots) => {
    const [a, b] = [at(slots, first), at(slots, second)];
    [a.parent[a.key], b.parent[b.key]] = [structuredClone(b.parent[b.key]!), structuredClone(a.parent[a.key]!)];
  }),
);

describe('parseScenario reads or refuses, and never fails otherwise,', () => {
  test('good scenarios changed at random places', () => {
    const seen = { READ: 0, REFUSED: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        (text, mutations) => {
          const document = JSON.parse(text) as JsonRecord;
          for (const mutate of mutations) {
            const slots = slotsOf(document);
            if (slots.length > 0) mutate(slots);
          }
          seen[mustReadOrRefuse(JSON.stringify(document))]++;
        },
      ),
      { numRuns: 600 },
    );
    // Both must come up, or the changes are too small or too large to tell anything.
    expect(seen.READ).to.be.greaterThan(20);
    expect(seen.REFUSED).to.be.greaterThan(300);
  });

  test('good scenarios with characters cut out or put in', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        index,
        fc.nat(20),
        fc.string({ unit: 'binary', maxLength: 5 }),
        (text, position, cut, added) => {
          const start = position % text.length;
          mustReadOrRefuse(text.slice(0, start) + added + text.slice(start + cut));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('any JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => mustReadOrRefuse(text) === 'REFUSED'));
  });

  test('any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => mustReadOrRefuse(text) === 'REFUSED'),
    );
  });

  test('sections of any JSON', () => {
    const sections = fc.record(
      Object.fromEntries(
        Object.keys(completeScenario()).map((key) => [key, fc.array(fc.dictionary(anyKey, anyValue))]),
      ),
    );
    fc.assert(
      fc.property(
        sections,
        (document) => mustReadOrRefuse(JSON.stringify({ ...completeScenario(), ...document })) === 'REFUSED',
      ),
    );
  });

  test('numbers of any length', () => {
    for (const number of ['1e999999999', '-0', '9'.repeat(100_000), `0.${'0'.repeat(100_000)}1`, '1.0', '18e1']) {
      const text = documents[0]!.replace('"useDays":180', `"useDays":${number}`);
      expect(mustReadOrRefuse(text)).to.equal('REFUSED');
    }
  });

  test('nesting of any depth', () => {
    const text = documents[0]!.replace('"useDays":180', `"useDays":${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(mustReadOrRefuse(text)).to.equal('REFUSED');
  });
});
