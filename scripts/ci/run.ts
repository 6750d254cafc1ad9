// What `bash .ci/run` does: every check and every test, each check counted as one, to the end whatever fails.
// The last line is the sum.
import { spawn } from 'node:child_process';
import { generators } from '../generators.ts';

type Count = { passed: number; failed: number };

const bootstrap = ['scripts/bootstrap.mjs'];
const steps: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['format', [...bootstrap, 'format:check']],
  ['lint:ts', [...bootstrap, 'lint:ts']],
  ['lint:sol', [...bootstrap, 'lint:sol']],
  ['typecheck', [...bootstrap, 'typecheck']],
  ...generators.map((script) => [script, [script, '--check']] as const),
];

const total: Count = { passed: 0, failed: 0 };
const failures: string[] = [];
for (const [name, args] of steps) {
  console.log(`\n== ${name}`);
  const { code } = await run(process.execPath, args);
  if (code === 0) total.passed += 1;
  else total.failed += 1;
  if (code !== 0) failures.push(name);
}

console.log('\n== npm test');
const { code, output } = await run('npm', ['run', '--silent', 'test']);
const tests = readCount(output, code);
total.passed += tests.passed;
total.failed += tests.failed;
if (tests.failed > 0) failures.push('npm test');

console.log('');
for (const name of failures) console.log(`✖ ${name}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Reads the closing line of the tests; a run that does not close with one, or contradicts it, is one failure. */
function readCount(output: string, code: number): Count {
  const line = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  if (line === null) return { passed: 0, failed: 1 };
  const passed = Number(line[1]);
  const failed = Number(line[2]);
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** Runs a program, showing what it prints as it comes. */
function run(program: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve({ code: 127, output });
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
