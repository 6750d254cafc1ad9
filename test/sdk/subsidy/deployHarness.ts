import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { encodeDeployData, parseAbi } from 'viem';
import type { Address, Hex } from 'viem';
import type { Anvil } from '../certificate/startAnvil.ts';

const root = new URL('../../../', import.meta.url);

export const harnessAbi = parseAbi([
  'struct Limits { uint256 byRatio; uint256 balance; uint256 orderCap; uint256 firstUseLeft; uint256 annualLeft; uint256 unit; }',
  'function most(Limits limits) pure returns (uint256 subsidy, uint8 binding)',
  'function check(uint256 subsidy, Limits limits) pure',
  'function ofRatio(uint96 amount, uint256 ratioBp) pure returns (uint256)',
]);

type Solc = {
  compile(input: string, callbacks: { import(path: string): { contents: string } | { error: string } }): string;
};
type Output = {
  errors?: readonly { severity: string; formattedMessage: string }[];
  contracts: { [file: string]: { [contract: string]: { evm: { bytecode: { object: string } } } } };
};

/** Compiles the harness with the library as it stands in the contracts' sources, and deploys it. */
export async function deployHarness(anvil: Anvil): Promise<Address> {
  const solc = createRequire(import.meta.url)('solc') as Solc;
  const content = readFileSync(new URL('SubsidyRuleHarness.sol', import.meta.url), 'utf8');
  const input = {
    language: 'Solidity',
    sources: { 'SubsidyRuleHarness.sol': { content } },
    settings: { viaIR: true, optimizer: { enabled: true }, outputSelection: { '*': { '*': ['evm.bytecode.object'] } } },
  };
  const find = (path: string) => {
    const file = new URL(path, root);
    return existsSync(file) ? { contents: readFileSync(file, 'utf8') } : { error: `no file ${path}` };
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: find })) as Output;
  const failures = (output.errors ?? []).filter(({ severity }) => severity === 'error');
  if (failures.length > 0) throw new Error(failures.map(({ formattedMessage }) => formattedMessage).join('\n'));
  const object = output.contracts['SubsidyRuleHarness.sol']!['SubsidyRuleHarness']!.evm.bytecode.object;
  const bytecode: Hex = `0x${object}`;
  const hash = await anvil
    .walletOf(0)
    .sendTransaction({ data: encodeDeployData({ abi: harnessAbi, bytecode }), to: null });
  const { contractAddress } = await anvil.publicClient.waitForTransactionReceipt({ hash, pollingInterval: 5 });
  return contractAddress!;
}
