import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { readJson } from '../../../sdk/src/scenario/readJson.ts';
import type { JsonValue } from '../../../sdk/src/scenario/readJson.ts';
import { ScenarioFormatError } from '../../../sdk/src/scenario/scenarioFormatError.ts';

/** The value as JSON.parse would give it. */
function plain(value: JsonValue): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Map) {
    const members = value as ReadonlyMap<string, JsonValue>;
    return Object.fromEntries(Array.from(members, ([key, member]) => [key, plain(member)]));
  }
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(plain);
  return Number((value as { literal: string }).literal);
}

const read = (text: string) => plain(readJson(text, 'x.json'));

function refusal(text: string): string {
  try {
    readJson(text, 'x.json');
  } catch (error) {
    expect(error).to.be.an.instanceof(ScenarioFormatError);
    return (error as ScenarioFormatError).message;
  }
  throw new Error(`accepted: ${text}`);
}

/** Text that is nearly JSON: pieces of it in any order. */
const nearlyJson = fc
  .array(
    fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"b"',
        '"',
        '\\',
        '\\u00',
        '\\n',
        '1',
        '0',
        '-',
        '.5',
        'e9',
        'true',
        'null',
      ],
      ...['nul', ' ', '\n', '\t', '\f', '\u00a0', '\uFEFF', '//', "'a'", 'NaN', '+1', '01'],
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

describe('readJson', () => {
  test('reads what JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom('', ' ', '\n\t'), (text, blank) => {
        expect(read(blank + text + blank)).to.deep.equal(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  test('refuses what JSON.parse refuses, and keys that stand twice', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyJson, fc.string({ unit: 'binary' })), (text) => {
        if (text.startsWith('\uFEFF')) return;
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(refusal(text)).to.include('not valid JSON');
          return;
        }
        const twice = /"(.)"\s*:[^]*"\1"\s*:/.test(text);
        if (!twice) expect(read(text)).to.deep.equal(expected);
      }),
      { numRuns: 1500 },
    );
  });

  for (const [fault, text, where] of [
    ['nothing', '', /^x\.json: \$: .*line 1, column 1: expected a value here \(got the end of the file\)$/],
    ['a missing comma', '{"a": 1\n "b": 2}', /line 2, column 2: expected "," or "}" here \(got "\\""\)/],
    ['a comma too many', '{"steps": [1,\n2,\n]}', /\$\.steps\[2\]: .*line 3, column 1: expected a value/],
    ['a comma before the brace', '{"a": 1,}', /line 1, column 9: expected a key/],
    ['a comment', '{} // x', /line 1, column 4: expected the end of the file/],
    ['a key without quotes', '{a: 1}', /line 1, column 2: expected a key in double quotes here \(got "a"\)/],
    ['single quotes', "{'a': 1}", /expected a key in double quotes/],
    ['a missing colon', '{"a" 1}', /\$\.a: .*expected ":" here/],
    ['a string without end', '{"a": "b\n}', /\$\.a: .*line 1, column 7: a string does not end/],
    ['a backslash at the end', '"\\', /a string does not end/],
    ['a line break in a string', '"a\nb"', /raw line break/],
    ['a bad escape', '"\\x41"', /bad escape/],
    ['NaN', '[NaN]', /expected a value here \(got "N"\)/],
    ['a number with a leading zero', '[01]', /expected "," or "]" here \(got "1"\)/],
    ['a second byte order mark', '\uFEFF\uFEFF{}', /line 1, column 1: .*\(got "\\u\{feff\}"\)/],
    ['a key that stands twice', '{"a": {"b": 1,\n  "b": 2}}', /\$\.a\.b: .*line 2, column 3: this key stands twice/],
    ['a key that stands twice in other letters', '{"a": 1, "\\u0061": 2}', /\$\.a: .*stands twice/],
    ['__proto__ twice', '{"__proto__": 1, "__proto__": 2}', /\$\.__proto__: .*stands twice/],
  ] as const) {
    test(`refuses ${fault} and says where`, () => {
      expect(refusal(text)).to.match(where);
    });
  }

  test('counts lines with any line break and columns in characters', () => {
    expect(refusal('{\r\n"长🙂": 1,\r"b" 2}')).to.include('第 3 行第 5 列').and.include('line 3, column 5');
    expect(refusal('{"🙂长" 1}')).to.include('line 1, column 7');
  });

  test('passes over a byte order mark', () => {
    expect(read('\uFEFF{"a": 1}')).to.deep.equal({ a: 1 });
  });

  test('keeps numbers as they are written', () => {
    const literal = '12345678901234567890.10e+400';
    expect(readJson(`[${literal}]`, 'x.json')).to.deep.equal([{ literal }]);
  });

  for (const open of ['[', '{"a":']) {
    test(`refuses 100 000 x ${open} without running out of stack`, () => {
      expect(refusal(open.repeat(100_000))).to.include('nested deeper than 64 levels');
    });
  }

  test('reads a huge flat text', () => {
    const text = JSON.stringify({
      list: Array.from({ length: 100_000 }, (_, index) => index),
      text: 'x'.repeat(1_000_000),
    });
    expect(JSON.stringify(read(text)) === text).to.equal(true);
  });
});
