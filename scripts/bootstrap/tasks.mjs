// @ts-check
import { bin } from './paths.mjs';

/**
 * @typedef {object} Task
 * @property {string[][]} steps - script and arguments of each step, run in order by Node 24 until one fails; the
 *   caller's arguments go to the last one.
 * @property {boolean} [needsContracts] - whether the compiled contracts must be up to date first.
 * @property {boolean} [inCallersFolder] - whether paths among the arguments are relative to where npm was called.
 */

const eslint = [bin('eslint'), '--max-warnings', '0', '.'];
const solhint = [bin('solhint'), '--max-warnings', '0', '--disc', '--noPoster', 'contracts/**/*.sol', 'test/**/*.sol'];

/** @type {Record<string, Task>} */
export const tasks = {
  test: { steps: [['scripts/test/run.ts']] },
  'test:model': { steps: [['scripts/model/run.ts']] },
  demo: { steps: [['scripts/demo/run.ts']] },
  bench: { steps: [['scripts/bench/run.ts']], needsContracts: true },
  tongdui: { steps: [['sdk/cli/main.ts']], inCallersFolder: true },
  build: { steps: [[bin('hardhat'), 'build']] },
  'build:sdk': { steps: [['scripts/sdk/build.ts']] },
  'pack:sdk': { steps: [['scripts/sdk/pack.ts']] },
  generate: { steps: [['scripts/generate.ts']], needsContracts: true },
  lint: { steps: [eslint, solhint], needsContracts: true },
  'lint:ts': { steps: [eslint], needsContracts: true },
  'lint:sol': { steps: [solhint] },
  format: { steps: [[bin('prettier'), '--write', '--log-level', 'warn', '.']] },
  'format:check': { steps: [[bin('prettier'), '--check', '.']] },
  typecheck: { steps: [[bin('tsc'), '--project', 'tsconfig.json']], needsContracts: true },
  hardhat: { steps: [[bin('hardhat')]] },
  ci: { steps: [['scripts/ci/run.ts']] },
};
