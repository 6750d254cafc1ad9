import { createPublicClient, createWalletClient, custom, encodeFunctionData, keccak256, toHex } from 'viem';
import type { Abi, Address, Hex, PublicClient } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { PrivateKeyAccount } from 'viem/accounts';
import { hardhat } from 'viem/chains';
import { officesAbi } from '../../sdk/src/abis/officesAbi.ts';
import { programmesAbi } from '../../sdk/src/abis/programmesAbi.ts';
import { recognitionAbi } from '../../sdk/src/abis/recognitionAbi.ts';
import { registryAbi } from '../../sdk/src/abis/registryAbi.ts';
import { treasuryAbi } from '../../sdk/src/abis/treasuryAbi.ts';
import { deploySystem } from '../../sdk/src/deployments/deploySystem.ts';
import type { Deployment } from '../../sdk/src/deployments/deployment.ts';

/** The two regions of the benchmark: Changxing issues, Shanghai hosts. */
export const issuer = 330522;
export const host = 310000;

/** Unix seconds of every block that is measured: with the wall clock's, calldata and so gas would differ by the day. */
export const benchTime = Date.parse('2026-01-10T09:00:00+08:00') / 1000;

const noCap = 2n ** 96n - 1n;
const noTime = 2 ** 40 - 1;
const offices = { admin: 1n, bureau: 2n, agency: 3n, treasury: 4n } as const;

export type Send = (from: PrivateKeyAccount, to: Address, abi: Abi, name: string, args: unknown[]) => Promise<bigint>;

export type BenchWorld = {
  readonly deployment: Deployment;
  readonly publicClient: PublicClient;
  /** Sends a call as the account's own transaction; answers with the gas used, and throws if it reverts. */
  readonly send: Send;
  readonly sendData: (from: PrivateKeyAccount, to: Address, data: Hex) => Promise<bigint>;
  readonly keyOf: (name: string) => PrivateKeyAccount;
  readonly firms: readonly Address[];
  readonly labs: readonly Address[];
  readonly programme: number;
};

/** Where orders go: labs in the order of their keys, and the key of the reviewer who takes claims in and verifies. */
export type Counter = {
  readonly labs: readonly { readonly account: Address; readonly key: string }[];
  readonly reviewer: string;
};

/** A provider as Hardhat's in-process network gives it. */
export type Provider = { request: (request: { method: string; params?: unknown[] }) => Promise<unknown> };

/**
 * Deploys a system and fills it with two regions, a POOL agreement, a funded programme with every cap set, `firms`
 * enterprises and `labs` labs. Keys are made from their names: they are worth nothing outside the benchmark.
 */
export async function buildBenchWorld(provider: Provider, firms: number, labs: number): Promise<BenchWorld> {
  const transport = custom(provider);
  const publicClient = createPublicClient({ chain: hardhat, transport, pollingInterval: 1, cacheTime: 0 });
  const keys = new Map<string, PrivateKeyAccount>();
  const keyOf = (name: string): PrivateKeyAccount => {
    const known = keys.get(name);
    if (known) return known;
    const key = privateKeyToAccount(keccak256(toHex(`bench ${name}`)));
    keys.set(name, key);
    return key;
  };
  const endowed = new Set<Address>();
  const endow = async (address: Address): Promise<void> => {
    if (endowed.has(address)) return;
    endowed.add(address);
    await provider.request({ method: 'hardhat_setBalance', params: [address, toHex(10n ** 22n)] });
  };
  const sendData: BenchWorld['sendData'] = async (from, to, data) => {
    await endow(from.address);
    await provider.request({ method: 'evm_setNextBlockTimestamp', params: [benchTime] });
    const wallet = createWalletClient({ account: from, chain: hardhat, transport });
    const hash = await wallet.sendTransaction({ to, data, gas: 16_777_216n });
    const receipt = await publicClient.getTransactionReceipt({ hash });
    if (receipt.status !== 'success') {
      await publicClient.call({ account: from, to, data, blockNumber: receipt.blockNumber - 1n });
      throw new Error(`Transaction ${hash} reverted`);
    }
    return receipt.gasUsed;
  };
  const send: Send = (from, to, abi, name, args) =>
    sendData(from, to, encodeFunctionData({ abi, functionName: name, args }));

  const council = keyOf('council');
  await endow(council.address);
  const walletClient = createWalletClient({ account: council, chain: hardhat, transport });
  const deployment = await deploySystem({ publicClient, walletClient, council: council.address });
  const { offices: officesAt, registry, recognition, programmes, treasury } = deployment;

  for (const [code, name] of [
    [issuer, 'Changxing'],
    [host, 'Shanghai'],
  ] as const) {
    await send(council, registry, registryAbi, 'admitRegion', [code, name]);
    for (const [office, number] of Object.entries(offices)) {
      const role = (BigInt(code) << 8n) | number;
      const granter = office === 'admin' ? council : keyOf(`admin@${code}`);
      await send(granter, officesAt, officesAbi, 'grantRole', [role, keyOf(`${office}@${code}`).address, 0]);
    }
  }
  await send(council, registry, registryAbi, 'addCategory', ['TESTING']);

  const register = async (code: number, kind: number, names: string[]): Promise<void> => {
    for (let at = 0; at < names.length; at += 50) {
      const entries = names.slice(at, at + 50).map((name) => ({
        kind,
        credential: keccak256(toHex(name)),
        controller: keccak256(toHex(name)),
        categories: 0n,
        signer: keyOf(name).address,
      }));
      await send(keyOf(`agency@${code}`), registry, registryAbi, 'registerParticipants', [code, entries]);
    }
  };
  const firmNames = Array.from({ length: firms }, (_, i) => `firm ${i}`);
  const labNames = Array.from({ length: labs }, (_, i) => `lab ${i}`);
  await register(issuer, 1, firmNames);
  await register(host, 3, labNames);
  await register(host, 4, ['agent']);
  const accountOf = (name: string): Promise<Address> =>
    publicClient.readContract({
      address: registry,
      abi: registryAbi,
      functionName: 'participantByCredential',
      args: [keccak256(toHex(name))],
    });

  const terms = {
    rail: 1,
    preApproval: false,
    ratioBp: 6000,
    challengeDays: 0,
    agent: await accountOf('agent'),
    categories: 0n,
    exposureCap: 10n ** 15n,
  };
  const ref = keccak256(toHex('agreement'));
  for (const code of [issuer, host]) {
    await send(keyOf(`admin@${code}`), recognition, recognitionAbi, 'signAgreement', [issuer, host, terms, ref]);
  }

  const rules = {
    name: 'CX',
    series: '',
    ratioBp: 6000,
    ratios: [{ host, category: 'TESTING', bp: 6000 }],
    unit: 100n,
    orderCap: 10n ** 10n,
    annualCap: 10n ** 12n,
    firstUseCap: 10n ** 11n,
    categories: 1n,
    useDays: 180,
    redeemDays: 330,
    useBy: noTime,
    redeemBy: noTime,
    retroactive: false,
    relatedAllowed: false,
  };
  await send(keyOf(`bureau@${issuer}`), programmes, programmesAbi, 'createProgramme', [issuer, rules]);
  const budget = noCap >> 10n;
  for (const office of ['bureau', 'treasury']) {
    await send(keyOf(`${office}@${issuer}`), treasury, treasuryAbi, 'appropriate', [issuer, budget * 2n, ref]);
  }
  await send(keyOf(`treasury@${issuer}`), programmes, programmesAbi, 'fundProgramme', [1, budget]);
  for (const from of [keyOf(`treasury@${issuer}`), keyOf('agent')]) {
    await send(from, treasury, treasuryAbi, 'prefund', [issuer, host, budget, ref]);
  }
  return {
    deployment,
    publicClient,
    send,
    sendData,
    keyOf,
    firms: await Promise.all(firmNames.map(accountOf)),
    labs: await Promise.all(labNames.map(accountOf)),
    programme: 1,
  };
}
