import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPORT_VARIABLE, emptyReport, findSuiteReport, type SuiteReport } from './suiteReport.ts';
import type { Suite } from './suites.ts';

/** Far beyond what any suite takes: it ends one that hangs, so that the others are still counted. */
const TIME_LIMIT_MS = 25 * 60_000;

/**
 * Runs one suite.
 *
 * @param show - takes its output as it comes; it passes through unless said
 * @returns its counts; a runner that crashed, hung, or ran no test counts as one failed test
 */
export async function runSuite({ name, files, command }: Suite, show?: (text: string) => void): Promise<SuiteReport> {
  const folder = mkdtempSync(join(tmpdir(), 'tongdui-test-'));
  const file = join(folder, 'report.json');
  try {
    const ending = await runNode(command(files), { ...process.env, [REPORT_VARIABLE]: file }, show);
    const report = findSuiteReport(file) ?? emptyReport();
    const { passed, failed } = report;
    if (failed > 0) return report;
    if (ending !== 'code 0') return withFailure(report, `${name}: the runner ended with ${ending}`);
    if (passed === 0) return withFailure(report, `${name}: ran no test`);
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withFailure(report: SuiteReport, line: string): SuiteReport {
  return { ...report, failed: report.failed + 1, failures: [...report.failures, line] };
}

/** @returns how it ended: `code 0`, `signal SIGKILL`, ... */
function runNode(args: string[], env: NodeJS.ProcessEnv, show?: (text: string) => void): Promise<string> {
  return new Promise((resolve) => {
    const where = show === undefined ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', where, where] });
    if (show !== undefined)
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', show);
    const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT_MS);
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    process.once('SIGINT', pass).once('SIGTERM', pass);
    const finish = (ending: string) => {
      clearTimeout(timer);
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(ending);
    };
    child.on('error', (error) => finish(error.message));
    child.on('close', (code, signal) => finish(signal === null ? `code ${code ?? 1}` : `signal ${signal}`));
  });
}
