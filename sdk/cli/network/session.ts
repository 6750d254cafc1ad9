import { existsSync } from 'node:fs';
import { createPublicClient, createWalletClient, defineChain, http } from 'viem';
import type { Address, Chain, LocalAccount } from 'viem';
import { createTongduiClient } from '../../src/clients/tongduiClient.ts';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import type { Language } from '../output/language.ts';
import type { Terminal } from '../output/terminal.ts';
import { keyPath, listKeys, readKey } from './keystore.ts';
import { accountNamed, nameOf, readNames } from './names.ts';
import { chooseFolder, readNetwork } from './networkFolder.ts';
import { refuseWellKnown } from './wellKnownKeys.ts';
import { askPassword, passwordPath, readPassword } from './password.ts';

export type SessionSettings = {
  readonly terminal: Terminal;
  readonly language: Language;
  /** What `--network` says. */
  readonly folder?: string | undefined;
  /** What `--key` says. */
  readonly keys?: readonly string[] | undefined;
  /** What `--password-file` says. */
  readonly passwordFile?: string | undefined;
};

/** What a command works with: a network, keys to act with, and what this machine calls participants. */
export type Session = {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly folder: string;
  /** Asks, and cannot act. */
  readonly reader: TongduiClient;
  /** Those who act, in the order in which they were named; one for each office of a two-office act. */
  readonly actors: readonly TongduiClient[];
  /** The first of them. */
  readonly actor: () => TongduiClient;
  /** Opens a key of the network's folder, or a file. */
  readonly keyOf: (name: string) => Promise<LocalAccount>;
  readonly clientOf: (account: LocalAccount) => TongduiClient;
  readonly accountOf: (text: string) => Address;
  readonly nameOf: (account: Address) => string;
};

/** A chain is what the network's file says; nothing of it is asked of the node. */
export function chainOf(chainId: number, url: string): Chain {
  return defineChain({
    id: chainId,
    name: 'Tongdui',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [url] } },
  });
}

/**
 * Opens the network that a command works on.
 *
 * @param usualKeys - names of the keys that act unless the settings name others
 * @throws {CliError} for a missing folder or key, or a wrong password
 */
export async function openSession(settings: SessionSettings, usualKeys: readonly string[]): Promise<Session> {
  const { terminal, language } = settings;
  const folder = chooseFolder(settings.folder, terminal.env);
  const { url, deployment } = await readNetwork(folder);
  const chain = chainOf(deployment.chainId, url);
  // What is asked in one go is sent in one go: a sheet of firms is thousands of questions.
  const transport = http(url, { timeout: 60_000, batch: { batchSize: 200 } });
  const publicClient = createPublicClient({ chain, transport, cacheTime: 0, pollingInterval: 100 });
  const reader = createTongduiClient({ deployment, publicClient });
  const names = await readNames(folder);
  const keyOf = createKeyOpener(settings, folder);
  const clientOf = (account: LocalAccount) => {
    refuseWellKnown(account.address, deployment.chainId);
    const walletClient = createWalletClient({ account, chain, transport });
    return createTongduiClient({ deployment, publicClient, walletClient });
  };
  const actors: TongduiClient[] = [];
  for (const name of settings.keys ?? usualKeys) actors.push(clientOf(await keyOf(name)));
  return {
    terminal,
    language,
    folder,
    reader,
    actors,
    actor: () => {
      const [first] = actors;
      if (first === undefined) throw new CliError('需要 --key / --key is needed', exitCodes.misused);
      return first;
    },
    keyOf,
    clientOf,
    accountOf: (text) => accountNamed(names, text),
    nameOf: (account) => nameOf(names, account),
  };
}

function createKeyOpener(settings: SessionSettings, folder: string): (name: string) => Promise<LocalAccount> {
  const opened = new Map<string, LocalAccount>();
  return async (name) => {
    const known = opened.get(name);
    if (known !== undefined) return known;
    const path = existsSync(keyPath(folder, name)) ? keyPath(folder, name) : name;
    if (!existsSync(path)) throw await missingKey(folder, name);
    const account = await readKey(path, await passwordFor(settings, folder, path, name));
    opened.set(name, account);
    return account;
  };
}

async function passwordFor(settings: SessionSettings, folder: string, path: string, name: string): Promise<string> {
  const { terminal, passwordFile = terminal.env.TONGDUI_PASSWORD_FILE } = settings;
  if (passwordFile !== undefined) return await readPassword(passwordFile);
  const own = passwordPath(folder);
  if (path === keyPath(folder, name) && existsSync(own)) return await readPassword(own);
  return await askPassword(settings, { zh: `密钥 ${name} 的口令`, en: `password of the key ${name}` });
}

async function missingKey(folder: string, name: string): Promise<CliError> {
  const known = await listKeys(folder);
  const list = known.length === 0 ? '' : `; ${known.slice(0, 20).join(', ')}${known.length > 20 ? ', …' : ''}`;
  return new CliError(
    `没有密钥 ${name}: 用 --key 指明文件或名称 / no key ${name}: name a file or a name with --key${list}`,
    exitCodes.misused,
  );
}
