import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTongduiClient } from '@tongdui/sdk';
import type { Deployment } from '@tongdui/sdk';
import { labActions } from '@tongdui/sdk/lab';
import { Keystore } from 'ox/node';
import { createPublicClient, createWalletClient, defineChain, http } from 'viem';
import type { LocalAccount } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { Config } from './config.ts';

type NetworkFile = {
  readonly url: string;
  readonly deployment: Omit<Deployment, 'fromBlock'> & { readonly fromBlock: string };
};

export type Lab = Awaited<ReturnType<typeof openLab>>;

/** The lab's client: the consortium's contracts, a node, and the lab's key. Gas is free, so the key holds no money. */
export async function openLab({ network, keyFile, passwordFile, pollingInterval }: Config) {
  const { url, deployment } = JSON.parse(await readFile(join(network, 'network.json'), 'utf8')) as NetworkFile;
  const chain = defineChain({
    id: deployment.chainId,
    name: 'Tongdui',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [url] } },
  });
  const transport = http(url);
  return createTongduiClient({
    deployment: { ...deployment, fromBlock: BigInt(deployment.fromBlock) },
    publicClient: createPublicClient({ chain, transport, pollingInterval, cacheTime: 0 }),
    walletClient: createWalletClient({ chain, transport, account: await openKey(keyFile, passwordFile) }),
  }).extend(labActions());
}

async function openKey(keyFile: string, passwordFile: string): Promise<LocalAccount> {
  const keystore = JSON.parse(await readFile(keyFile, 'utf8')) as Keystore.Keystore;
  const password = (await readFile(passwordFile, 'utf8')).replace(/\r?\n$/, '');
  const derived = await Keystore.toKeyAsync(keystore, { password });
  return privateKeyToAccount(Keystore.decrypt(keystore, derived));
}
