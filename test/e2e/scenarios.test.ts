import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { parseScenario } from '../../sdk/src/scenario/parseScenario.ts';
import { runScenario } from '../../sdk/src/scenario/run/runScenario.ts';

const folder = new URL('../../sdk/scenarios/', import.meta.url);

/** The shipped scenarios that need no clearing house. */
const files = [
  '01-changxing-shanghai',
  '02-kunshan-shanghai',
  '03-jing-jin-ji',
  '05-policy-arithmetic',
  '06-clocks-and-budget',
  '09-changxing-book',
] as const;

const clearing = [
  '04-three-region-clearing',
  '07-fraud-controls',
  '08-compact-growth',
  '10-national-clearing',
  '11-edge-rules',
] as const;

const read = (name: string) => parseScenario(readFileSync(new URL(`${name}.json`, folder), 'utf8'), `${name}.json`);

describe('the shipped scenarios', () => {
  for (const name of files) {
    test(`${name} holds on the chain`, async () => {
      const { ok, steps, title } = await runScenario(read(name));
      expect(steps.filter((step) => !step.ok)).to.deep.equal([]);
      expect(ok).to.equal(true);
      expect(steps).to.have.lengthOf(read(name).steps.length);
      expect(title).to.equal(read(name).title);
    });
  }

  for (const name of clearing) {
    test(`${name} is turned away in one bilingual line until the clearing house is built`, async () => {
      const error = await runScenario(read(name)).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).to.have.property('name', 'UnsupportedScenarioError');
      expect(error)
        .to.have.property('message')
        .that.matches(/^[^\n]*清算所[^\n]* \/ [^\n]*clearing house[^\n]*$/);
    });
  }
});
