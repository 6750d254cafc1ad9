import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import hardhatToolbox from '@nomicfoundation/hardhat-toolbox-mocha-ethers';
import hardhatUpgrades from '@openzeppelin/hardhat-upgrades';
import { defineConfig } from 'hardhat/config';
import { reportSolidityTests } from './scripts/hardhat/reportSolidityTests.ts';
import { warningsAreErrors } from './scripts/hardhat/warningsAreErrors.ts';

/** Optimizer runs of every file that `RUNS_BY_FILE` does not name: higher is cheaper to call and larger to deploy. */
const OPTIMIZER_RUNS = 800;

/** Files whose contract would pass the 24 576 bytes of EIP-170 at `OPTIMIZER_RUNS`, e.g. `'contracts/a/B.sol': 200`. */
const RUNS_BY_FILE: Readonly<Record<string, number>> = {};

const require = createRequire(import.meta.url);
const solcVersion = (require('solc/package.json') as { version: string }).version;

/** The compiler comes from npm and is pinned by the lock file: nothing is downloaded at build time. */
function compiler(runs: number) {
  return {
    version: solcVersion,
    path: require.resolve('solc/soljson.js'),
    settings: {
      evmVersion: 'osaka',
      viaIR: true,
      optimizer: { enabled: true, runs },
      // The metadata hash changes with every comment, and with it the code hash that an auditor would compare.
      metadata: { bytecodeHash: 'none' },
    },
  };
}

export default defineConfig({
  plugins: [hardhatToolbox, hardhatUpgrades, warningsAreErrors],
  tasks: [reportSolidityTests],
  paths: {
    sources: 'contracts',
    tests: { solidity: 'test/contracts', mocha: 'test/contracts' },
    cache: 'cache',
    artifacts: 'artifacts',
  },
  solidity: {
    compilers: [compiler(OPTIMIZER_RUNS)],
    overrides: Object.fromEntries(Object.entries(RUNS_BY_FILE).map(([file, runs]) => [file, compiler(runs)])),
    // A test that does not compile must not keep the contracts from being built.
    splitTestsCompilation: true,
  },
  // What TypeChain writes is not erasable TypeScript; it is imported for its types only.
  typechain: { outDir: 'types', tsNocheck: true },
  networks: {
    // The network that `hre.network.create()` gives to tests: Osaka, with the per-transaction cap of EIP-7825.
    default: {
      type: 'edr-simulated',
      chainType: 'l1',
      hardfork: 'osaka',
      allowUnlimitedContractSize: false,
      allowBlocksWithSameTimestamp: true,
      blockGasLimit: 100_000_000n,
      transactionGasCap: 16_777_216n,
    },
  },
  test: {
    solidity: {
      fuzz: { runs: 256 },
      // A handler that reverts means that the model is wrong, so a revert is a failure.
      invariant: { runs: 64, depth: 64, failOnRevert: true },
    },
    mocha: {
      timeout: 120_000,
      forbidOnly: process.env['CI'] !== undefined,
      reporter: fileURLToPath(import.meta.resolve('./scripts/test/mochaReporter.ts')),
    },
  },
});
