import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { parseScenario } from '../../sdk/src/scenario/parseScenario.ts';
import { runScenario } from '../../sdk/src/scenario/run/runScenario.ts';

const folder = new URL('../../sdk/scenarios/', import.meta.url);

/** The shipped scenarios. */
const files = [
  '01-changxing-shanghai',
  '02-kunshan-shanghai',
  '03-jing-jin-ji',
  '04-three-region-clearing',
  '05-policy-arithmetic',
  '06-clocks-and-budget',
  '07-fraud-controls',
  '08-compact-growth',
  '09-changxing-book',
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
});
