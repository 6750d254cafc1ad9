import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createPublicClient, createWalletClient, defineChain, http } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { startLastingChain } from '../../src/chain/startLastingChain.ts';
import type { LastingChain } from '../../src/chain/startLastingChain.ts';
import { deploySystem } from '../../src/deployments/deploySystem.ts';
import { localChainId } from '../../src/clients/localChainId.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { lockFolder } from './folderLock.ts';
import { keyPath, lightWork, writeKey } from './keystore.ts';
import { networkPath, readNetwork, writeNetwork } from './networkFolder.ts';
import { passwordPath, readPassword } from './password.ts';
import { ensureSecret } from './secrets.ts';
import { writeWhole } from './writeWhole.ts';

export type NetworkUp = {
  readonly folder: string;
  readonly url: string;
  readonly council: string;
  /** Whether the contracts were deployed by this start. */
  readonly isNew: boolean;
  readonly close: () => Promise<void>;
};

/**
 * Brings a network of one node up from its folder, which is made if there is none: deploys the contracts, makes the keys.
 *
 * @throws {CliError} if it is up already, or the folder is another network's
 * @throws {EmbeddedChainError} if the node does not start
 */
export async function networkUp(folder: string, port: number): Promise<NetworkUp> {
  if (existsSync(draftPath(folder))) await discardDraft(folder);
  const known = existsSync(networkPath(folder)) ? await readNetwork(folder) : undefined;
  if (known !== undefined && known.deployment.chainId !== localChainId) {
    throw new CliError(
      `${folder}: 属于另一条链 (${known.deployment.chainId}) / belongs to another chain (${known.deployment.chainId})`,
      exitCodes.misused,
    );
  }
  await mkdir(folder, { recursive: true });
  const release = await lockFolder(folder);
  let chain: LastingChain | undefined;
  try {
    chain = await startLastingChain({ file: join(folder, 'state', 'chain.hex'), port });
    const { url } = chain;
    if (known !== undefined && chain.isNew) {
      throw new CliError(
        `${folder}: 缺少链的状态文件 state/chain.hex / state/chain.hex, the state of the chain, is missing`,
        exitCodes.failed,
      );
    }
    const council = known?.deployment.council ?? (await deployInto(folder, url));
    if (known !== undefined && known.url !== url) await writeNetwork(folder, { ...known, url });
    const running = chain;
    return {
      folder,
      url,
      council,
      isNew: known === undefined,
      close: () => running.close().finally(release),
    };
  } catch (error) {
    await chain?.close().catch(() => undefined);
    await release();
    throw error;
  }
}

/** There while a folder is being made: what a broken-off start left behind is nothing to keep. */
function draftPath(folder: string): string {
  return join(folder, 'setting-up');
}

/** A new network is whole, and kept from now on. */
export async function finishSetUp(folder: string): Promise<void> {
  await rm(draftPath(folder), { force: true });
}

async function discardDraft(folder: string): Promise<void> {
  const release = await lockFolder(folder);
  try {
    for (const made of ['network.json', 'names.json', 'password', 'keys', 'secrets', 'state']) {
      await rm(join(folder, made), { recursive: true, force: true });
    }
    await finishSetUp(folder);
  } finally {
    await release();
  }
}

/** Deploys with a key that is thrown away: it holds no office. The folder is a network's once this is done. */
async function deployInto(folder: string, url: string): Promise<string> {
  await writeWhole(draftPath(folder), '');
  await writeWhole(passwordPath(folder), `${randomBytes(32).toString('hex')}\n`);
  const password = await readPassword(passwordPath(folder));
  const council = await writeKey(keyPath(folder, 'council'), generatePrivateKey(), password, lightWork);
  await ensureSecret(folder, 'registration');
  await ensureSecret(folder, 'intake');
  const chain = defineChain({
    id: localChainId,
    name: 'Tongdui',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [url] } },
  });
  const transport = http(url);
  const deployment = await deploySystem({
    publicClient: createPublicClient({ chain, transport }),
    walletClient: createWalletClient({ account: privateKeyToAccount(generatePrivateKey()), chain, transport }),
    council: council.address,
  });
  await writeNetwork(folder, { url, deployment });
  return council.address;
}
