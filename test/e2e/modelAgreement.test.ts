import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { parseScenario } from '../../sdk/src/scenario/parseScenario.ts';
import { runScenario } from '../../sdk/src/scenario/run/runScenario.ts';
import type { Raw } from '../model/raw.ts';
import { expectByModel } from './expectByModel.ts';

const folders = [new URL('../model/scenarios/', import.meta.url), new URL('../../sdk/scenarios/', import.meta.url)];

/** The long books take the rules no further than the short files do. */
const isLong = (name: string) => /^(09|10)-/.test(name);

// Two readings of docs/scenario-format.md, by two authors: the model's and the contracts'. Every refusal, every result and
// every few steps the whole state must be the same, also where a file expects nothing.
describe('the chain and the model agree', () => {
  for (const folder of folders) {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json') && !isLong(file))) {
      test(`on ${name}`, async () => {
        const raw = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Raw;
        const expected = expectByModel(raw);
        const { steps } = await runScenario(parseScenario(JSON.stringify(expected), name));
        const failed = steps.filter(({ ok }) => !ok);
        expect(failed.map((step) => ({ ...step, step: expected.steps[step.index] }))).to.deep.equal([]);
        expect(steps.length).to.be.greaterThan(1);
      });
    }
  }
});
