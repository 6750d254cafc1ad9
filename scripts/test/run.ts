// The driver behind `npm test [-- SUITE...]`: runs every suite whatever the others did, and ends with one line that
// says how many tests passed and failed in all.
import { spawnSync } from 'node:child_process';
import { runSuite } from './runSuite.ts';
import { emptyReport, type SuiteReport } from './suiteReport.ts';
import { suites, type Suite } from './suites.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  const known = suites.map(({ name }) => name).join(', ');
  console.error(`没有名为 ${unknown.join(', ')} 的测试组，可用：${known}`);
  console.error(`No suite ${unknown.join(', ')}; the suites are: ${known}`);
  process.exit(2);
}

const reports = new Map<string, SuiteReport>();
const { status } = spawnSync(process.execPath, ['node_modules/.bin/hardhat', 'build', '--no-tests'], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (status !== 0)
  reports.set('build', { ...emptyReport(), failed: 1, failures: ['build: the contracts do not compile'] });

const chosen = suites.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
// Compiling the Solidity tests keeps one core busy for minutes: the suites of the chain run beside the others.
const onHardhat = chosen.filter(({ name }) => name === 'solidity' || name === 'contracts');
const onNode = chosen.filter((suite) => !onHardhat.includes(suite));
const gathered: string[] = [];
await Promise.all([
  runInTurn(onHardhat, undefined),
  // The output of two at once could not be read: that of the second lane is shown when the first one is over.
  runInTurn(onNode, onHardhat.length === 0 ? undefined : (text) => void gathered.push(text)),
]);
process.stdout.write(gathered.join(''));

console.log('');
const total = emptyReport();
for (const name of ['build', ...suites.map((suite) => suite.name)]) {
  const report = reports.get(name);
  if (report === undefined) continue;
  const { passed, failed, skipped, failures } = report;
  console.log(`${name}: passed ${passed}, failed ${failed}, skipped ${skipped}`);
  for (const line of failures) console.log(`  ✖ ${line}`);
  total.passed += passed;
  total.failed += failed;
}
// A run of nothing proves nothing.
if (total.passed + total.failed === 0) total.failed = 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function runInTurn(lane: readonly Suite[], show: ((text: string) => void) | undefined): Promise<void> {
  const say = show ?? ((text: string) => void process.stdout.write(text));
  for (const suite of lane) {
    if (suite.files.length === 0) {
      say(`\n== ${suite.name}: 尚无测试文件 / no test files yet\n`);
      continue;
    }
    say(`\n== ${suite.name}: ${suite.files.length} 个文件 / files\n`);
    reports.set(suite.name, await runSuite(suite, show));
  }
}
