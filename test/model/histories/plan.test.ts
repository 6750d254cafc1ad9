import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { parseScenario } from '../../../sdk/src/scenario/parseScenario.ts';
import { runModel } from '../runModel.ts';
import { PlanArbitrary } from './plan.ts';
import type { Plan, ShrinkHints } from './plan.ts';
import { writeHistory } from './writeHistory.ts';

/** Whether a history has a step that is refused with this error. */
const findRefusal = (plan: Plan, error: string) => {
  const { scenario, origins } = writeHistory(plan);
  const at = scenario.steps.findIndex(
    ({ expect: expected }) => (expected as { error?: string } | undefined)?.error === error,
  );
  return at < 0 ? undefined : origins[at];
};

/** Looks for a history with such a step and makes it as simple as it gets. */
function findSimplest(error: string, seed: number, hints: ShrinkHints = {}) {
  const plans = new PlanArbitrary(100, hints);
  const { counterexample, numShrinks } = fc.check(
    fc.property(plans, (plan) => findRefusal(plan, error) === undefined),
    { seed, numRuns: 100 },
  );
  return { plan: counterexample![0], numShrinks };
}

describe('random histories', () => {
  test('are well-formed scenarios that hold on the model, and the same for the same plan', () => {
    fc.assert(
      fc.property(new PlanArbitrary(60), (plan) => {
        const { scenario, origins } = writeHistory(plan);
        const text = JSON.stringify(scenario);
        expect(parseScenario(text, 'history').steps).to.have.lengthOf(origins.length);
        expect(runModel(JSON.parse(text)).steps.filter(({ ok }) => !ok)).to.deep.equal([]);
        expect(JSON.stringify(writeHistory(plan).scenario)).to.equal(text);
      }),
      { seed: 1, numRuns: 10 },
    );
  });

  for (const error of ['PoolShort', 'SetOffNotMaximal', 'AnnualCapExceeded', 'RedeemExpired']) {
    test(`shrink to the few acts that lead to ${error}`, () => {
      const { plan } = findSimplest(error, 7);
      expect(findRefusal(plan, error)).to.be.a('number');
      expect(plan.choices.length).to.be.lessThan(8);
      // None of what is left can be left out.
      for (const index of plan.choices.keys()) {
        const fewer = { ...plan, choices: plan.choices.filter((_, at) => at !== index) };
        expect(findRefusal(fewer, error), `without choice ${index}`).to.equal(undefined);
      }
      const zeros = plan.world.filter((number) => number === 0).length;
      expect(zeros).to.be.greaterThan(plan.world.length - 20);
    });
  }

  test('lose first what came after the failure, where that is known', () => {
    const failedAt = (plan: Plan) => findRefusal(plan, 'PoolShort');
    const tried: number[] = [];
    const property = fc.property(new PlanArbitrary(100, { failedAt }), (plan) => {
      tried.push(plan.choices.length);
      return failedAt(plan) === undefined;
    });
    fc.check(property, { seed: 7, numRuns: 100 });
    const first = tried.findIndex((length) => length < 100);
    expect(tried[first]).to.be.greaterThan(0);
    // The second candidate is a simplification of the first, not of the whole.
    expect(tried[first + 1]).to.be.lessThan(tried[first]!);
  });

  test('stay as they are when there is no time to shrink', () => {
    const { plan, numShrinks } = findSimplest('PoolShort', 7, { isOver: () => true });
    expect(numShrinks).to.equal(0);
    expect(plan.choices).to.have.lengthOf(100);
  });
});
