import { overrideTask } from 'hardhat/config';
import { writeSuiteReport } from '../test/suiteReport.ts';

type Outcome = { suiteResults: { id: { name: string }; testResults: { name: string; status: string }[] }[] };

/** Hardhat's Solidity tests as they are, with the counts written for `npm test`. */
export const reportSolidityTests = overrideTask(['test', 'solidity'])
  .setInlineAction(async (taskArguments, _hre, runSuper) => {
    const result = (await runSuper(taskArguments)) as { value?: Outcome; error?: Outcome };
    const outcome = result.value ?? result.error;
    if (outcome === undefined) return result;
    const tests = outcome.suiteResults.flatMap(({ id, testResults }) =>
      testResults.map(({ name, status }) => ({ title: `${id.name}: ${name}`, status })),
    );
    const titlesOf = (status: string) => tests.filter((test) => test.status === status).map(({ title }) => title);
    const failures = titlesOf('Failure');
    const skipped = titlesOf('Skipped').length;
    writeSuiteReport({
      passed: tests.length - failures.length - skipped,
      failed: failures.length,
      skipped,
      failures,
    });
    return result;
  })
  .build();
