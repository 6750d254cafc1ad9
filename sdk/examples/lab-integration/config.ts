import { isAddress } from 'viem';
import type { Address } from 'viem';

/** What the program is told by its environment. */
export type Config = {
  /** Folder with `network.json`. */
  readonly network: string;
  /** The lab's account in the consortium, which is not its key's address. */
  readonly account: Address;
  /** Web3 Secret Storage, version 3: `tongdui key new` writes one. */
  readonly keyFile: string;
  readonly passwordFile: string;
  readonly handOverFolder: string;
  readonly bookFile: string;
  /** Milliseconds between two questions to the node and looks into the folder. */
  readonly pollingInterval: number;
};

/**
 * Reads the whole environment at once.
 *
 * @throws {Error} with everything that is missing or wrong
 */
export function readConfig(env: { readonly [name: string]: string | undefined }): Config {
  const faults: string[] = [];
  const read = (name: string): string => {
    const value = env[name] ?? '';
    if (value === '') faults.push(`${name}: 未设置 / is not set`);
    return value;
  };
  const account = read('TONGDUI_LAB_ACCOUNT');
  if (account !== '' && !isAddress(account, { strict: false })) {
    faults.push('TONGDUI_LAB_ACCOUNT: 不是账户 / is no account');
  }
  const seconds = Number(env['TONGDUI_LAB_POLL_SECONDS'] ?? '5');
  if (!(seconds > 0)) faults.push('TONGDUI_LAB_POLL_SECONDS: 须为正数 / is a number above 0');
  const config: Config = {
    network: read('TONGDUI_NETWORK'),
    account: account as Address,
    keyFile: read('TONGDUI_LAB_KEY_FILE'),
    passwordFile: read('TONGDUI_PASSWORD_FILE'),
    handOverFolder: read('TONGDUI_LAB_HAND_OVER_FOLDER'),
    bookFile: read('TONGDUI_LAB_BOOK_FILE'),
    pollingInterval: seconds * 1_000,
  };
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return config;
}
