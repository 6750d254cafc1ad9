import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What a test runner counted. It writes it to the file that `REPORT_VARIABLE` names; its output is for people. */
export type SuiteReport = {
  passed: number;
  failed: number;
  skipped: number;
  /** One line per failed test. */
  failures: string[];
};

export const REPORT_VARIABLE = 'TONGDUI_TEST_REPORT';

export const emptyReport = (): SuiteReport => ({ passed: 0, failed: 0, skipped: 0, failures: [] });

/** Does nothing if nobody asked for a report, as when the runner was started by hand. */
export function writeSuiteReport(report: SuiteReport): void {
  const file = process.env[REPORT_VARIABLE];
  if (file !== undefined) writeFileSync(file, JSON.stringify(report));
}

/** @returns undefined if the runner ended without a report. */
export function findSuiteReport(file: string): SuiteReport | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SuiteReport) : undefined;
}
