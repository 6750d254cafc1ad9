import { relative, resolve } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { emptyReport, writeSuiteReport } from './suiteReport.ts';

/**
 * A reporter of node:test that counts the tests and prints nothing.
 *
 * A parent that failed only because one of its subtests did is not counted again. A file without a single test is
 * reported by Node as one passed test with the name of the file: here it counts as failed.
 */
export default async function* nodeTestReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const report = emptyReport();
  for await (const { type, data } of events) {
    if (type === 'test:fail') {
      const { failureType } = data.details.error as Error & { failureType?: string };
      if (failureType === 'subtestsFailed' || isSet(data.todo)) continue;
      report.failed += 1;
      report.failures.push(`${shorten(data.file)}: ${data.name}`);
    } else if (type === 'test:pass') {
      if (data.details.type === 'suite') continue;
      if (isSet(data.skip) || isSet(data.todo)) {
        report.skipped += 1;
      } else if (data.nesting === 0 && data.file !== undefined && resolve(data.name) === data.file) {
        report.failed += 1;
        report.failures.push(`${shorten(data.file)}: ran no test`);
      } else {
        report.passed += 1;
      }
    }
  }
  writeSuiteReport(report);
  yield '';
}

function shorten(file: string | undefined): string {
  return file === undefined ? '' : relative(process.cwd(), file);
}

/** Whether a test was marked; the mark may be a reason, and an empty reason is one too. */
function isSet(mark: string | boolean | undefined): boolean {
  return mark !== undefined && mark !== false;
}
