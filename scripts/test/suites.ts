import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Suite = {
  name: string;
  /** Files to run; a suite without any is passed over. */
  files: string[];
  /** Arguments of Node that run those files. */
  command: (files: string[]) => string[];
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const hardhat = 'node_modules/.bin/hardhat';

/** Every suite, in the order in which `npm test` runs them. */
export const suites: readonly Suite[] = [
  suite('solidity', 'test/contracts/**/*.t.sol', () => [hardhat, 'test', 'solidity']),
  suite('contracts', 'test/contracts/**/*.test.ts', (files) => [hardhat, 'test', 'mocha', ...files]),
  suite('model', 'test/model/**/*.test.ts', nodeTest),
  suite('sdk', 'test/sdk/**/*.test.ts', nodeTest),
  suite('cli', 'test/cli/**/*.test.ts', nodeTest),
  suite('e2e', 'test/e2e/**/*.test.ts', nodeTest),
];

function suite(name: string, pattern: string, command: Suite['command']): Suite {
  return { name, files: globSync(pattern, { cwd: root }).sort(), command };
}

function nodeTest(files: string[]): string[] {
  const reporters = ['spec', 'stdout', './scripts/test/nodeTestReporter.ts', 'stderr'];
  const flags = reporters.map((value, index) => `--test-reporter${index % 2 === 0 ? '' : '-destination'}=${value}`);
  return ['--disable-warning=ExperimentalWarning', '--test', ...flags, ...files];
}
