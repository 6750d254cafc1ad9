import Mocha from 'mocha';
import { emptyReport, writeSuiteReport } from './suiteReport.ts';

/** Mocha's usual output, with the counts written beside it: Hardhat's own count takes tests that never ran as passed. */
class MochaReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const report = emptyReport();
    runner.on('pass', () => (report.passed += 1));
    runner.on('pending', () => (report.skipped += 1));
    // Hooks fail too: the tests that they stood before did not run.
    runner.on('fail', (test) => {
      report.failed += 1;
      report.failures.push(test.fullTitle());
    });
    runner.on('end', () => writeSuiteReport(report));
  }
}

// Mocha loads its reporter by `require`, which gives it this export.
export { MochaReporter as 'module.exports' };
