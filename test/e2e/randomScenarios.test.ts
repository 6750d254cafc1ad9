import { describe, test } from 'node:test';
import { expect } from 'chai';
import { parseScenario } from '../../sdk/src/scenario/parseScenario.ts';
import { runScenario } from '../../sdk/src/scenario/run/runScenario.ts';
import { randomScenario } from './randomScenario.ts';

const seeds = [1, 2, 3, 4, 5, 6];

/** Steps of each scenario; a check of the whole state stands among them every dozen. */
const length = 150;

// The same comparison as in modelAgreement.test.ts, on what no author has thought of.
describe('the chain and the model agree on random acts', () => {
  for (const seed of seeds) {
    test(`with seed ${seed}`, async () => {
      const scenario = randomScenario(seed, length);
      const { steps } = await runScenario(parseScenario(JSON.stringify(scenario), `seed ${seed}`));
      // After the first disagreement the rest means nothing.
      const first = steps.find(({ ok }) => !ok);
      expect(first && { ...first, step: scenario.steps[first.index] }).to.equal(undefined);
      expect(steps.filter(({ error }) => error === null).length).to.be.greaterThan(length / 6);
    });
  }
});
