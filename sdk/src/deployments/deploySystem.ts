import { encodeDeployData, encodeFunctionData, getContractAddress } from 'viem';
import type { Abi, Account, Address, Chain, Hex, PublicClient, Transport, WalletClient } from 'viem';
import { batcherAbi } from '../abis/batcherAbi.ts';
import { claimDeskAbi } from '../abis/claimDeskAbi.ts';
import { creditRegisterAbi } from '../abis/creditRegisterAbi.ts';
import { officesAbi } from '../abis/officesAbi.ts';
import { orderDeskAbi } from '../abis/orderDeskAbi.ts';
import { programmesAbi } from '../abis/programmesAbi.ts';
import { proxyAbi } from '../abis/proxyAbi.ts';
import { recognitionAbi } from '../abis/recognitionAbi.ts';
import { registryAbi } from '../abis/registryAbi.ts';
import { treasuryAbi } from '../abis/treasuryAbi.ts';
import { voucherTokenAbi } from '../abis/voucherTokenAbi.ts';
import { batcherBytecode } from '../abis/bytecode/batcherBytecode.ts';
import { claimDeskBytecode } from '../abis/bytecode/claimDeskBytecode.ts';
import { creditRegisterBytecode } from '../abis/bytecode/creditRegisterBytecode.ts';
import { officesBytecode } from '../abis/bytecode/officesBytecode.ts';
import { orderDeskBytecode } from '../abis/bytecode/orderDeskBytecode.ts';
import { programmesBytecode } from '../abis/bytecode/programmesBytecode.ts';
import { proxyBytecode } from '../abis/bytecode/proxyBytecode.ts';
import { recognitionBytecode } from '../abis/bytecode/recognitionBytecode.ts';
import { registryBytecode } from '../abis/bytecode/registryBytecode.ts';
import { treasuryBytecode } from '../abis/bytecode/treasuryBytecode.ts';
import { voucherTokenBytecode } from '../abis/bytecode/voucherTokenBytecode.ts';
import { chooseFees } from '../clients/chooseFees.ts';
import { contractNames } from './deployment.ts';
import type { ContractName, Deployment } from './deployment.ts';

const contracts: { readonly [name in ContractName]: { abi: Abi; bytecode: Hex } } = {
  offices: { abi: officesAbi, bytecode: officesBytecode },
  registry: { abi: registryAbi, bytecode: registryBytecode },
  creditRegister: { abi: creditRegisterAbi, bytecode: creditRegisterBytecode },
  recognition: { abi: recognitionAbi, bytecode: recognitionBytecode },
  programmes: { abi: programmesAbi, bytecode: programmesBytecode },
  voucherToken: { abi: voucherTokenAbi, bytecode: voucherTokenBytecode },
  orderDesk: { abi: orderDeskAbi, bytecode: orderDeskBytecode },
  claimDesk: { abi: claimDeskAbi, bytecode: claimDeskBytecode },
  treasury: { abi: treasuryAbi, bytecode: treasuryBytecode },
};

export type DeploySystemParameters = {
  readonly publicClient: PublicClient;
  /** Pays for the deployment; it holds no office afterwards unless it is the council. */
  readonly walletClient: WalletClient<Transport, Chain, Account>;
  /** Holds the council's office: a contract, or in rehearsals a key. */
  readonly council: Address;
};

/**
 * Deploys a whole Tongdui: nine contracts behind UUPS proxies, and the Batcher.
 *
 * The proxies' addresses follow from the deployer's nonce, so each implementation is built with all of them.
 *
 * @throws If a deployment transaction fails, or if the deployer sends anything else meanwhile.
 */
export async function deploySystem(parameters: DeploySystemParameters): Promise<Deployment> {
  const { publicClient, walletClient, council } = parameters;
  const from = walletClient.account.address;
  const first = await publicClient.getTransactionCount({ address: from, blockTag: 'pending' });
  const proxies = Object.fromEntries(
    contractNames.map((name, i) => [name, getContractAddress({ from, nonce: BigInt(first + 2 * i + 1) })]),
  ) as { [name in ContractName]: Address };

  const fees = await chooseFees(publicClient);
  let nonce = first;
  const deploy = async (data: Hex): Promise<{ address: Address; blockNumber: bigint }> => {
    const hash = await walletClient.sendTransaction({ data, nonce: nonce++, ...fees });
    const receipt = await publicClient.waitForTransactionReceipt({ hash, pollingInterval: 50 });
    if (receipt.status !== 'success' || !receipt.contractAddress) {
      throw new Error(`部署交易失败 / A deployment transaction failed: ${hash}`);
    }
    return { address: receipt.contractAddress, blockNumber: receipt.blockNumber };
  };

  let fromBlock: bigint | undefined;
  for (const name of contractNames) {
    const { abi, bytecode } = contracts[name];
    // Offices stands at the root and refers to no other contract; its initializer names the council.
    const isRoot = name === 'offices';
    const implementation = await deploy(encodeDeployData({ abi, bytecode, args: isRoot ? [] : [proxies] }));
    fromBlock ??= implementation.blockNumber;
    const initialization = encodeFunctionData({ abi, functionName: 'initialize', args: isRoot ? [council] : [] });
    const proxy = await deploy(
      encodeDeployData({ abi: proxyAbi, bytecode: proxyBytecode, args: [implementation.address, initialization] }),
    );
    if (proxy.address.toLowerCase() !== proxies[name].toLowerCase()) {
      throw new Error(`${name}: 部署账户同时发送了别的交易 / the deployer sent another transaction meanwhile`);
    }
  }
  const batcher = await deploy(encodeDeployData({ abi: batcherAbi, bytecode: batcherBytecode }));
  const chainId = await publicClient.getChainId();
  return { chainId, fromBlock: fromBlock ?? 0n, council, batcher: batcher.address, ...proxies };
}
