import { describe, test } from 'node:test';
import { expect } from 'chai';
import { parseScenario } from '../../sdk/src/scenario/parseScenario.ts';
import { runScenario } from '../../sdk/src/scenario/run/runScenario.ts';
import { randomHistory } from '../model/randomHistory.ts';

/** Longer runs: TONGDUI_TEST_HISTORIES=200 node --test test/e2e/histories.test.ts */
const histories = Number(process.env.TONGDUI_TEST_HISTORIES ?? 4);
const acts = 120;

describe('Chain and model', () => {
  for (let seed = 1; seed <= histories; seed += 1) {
    test(`agree on every outcome and figure of random history ${seed}`, async () => {
      const history = randomHistory(seed, acts);
      const report = await runScenario(parseScenario(JSON.stringify(history), `history ${seed}`));
      const wrong = report.steps.filter((step) => !step.ok);
      expect(wrong.map(({ index, do: name, differences, reason }) => ({ index, name, differences, reason }))).to.eql(
        [],
      );
    });
  }
});
