import { mnemonicToAccount } from 'viem/accounts';
import type { Address } from 'viem';
import { localChainId } from '../../src/clients/localChainId.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';

/** Everyone knows these words: anvil's and Hardhat's accounts come from them. */
const publicWords = 'test test test test test test test test test test test junk';
const accounts = 20;

let known: ReadonlySet<string> | undefined;

/**
 * Makes sure that a key whose secret everyone knows acts nowhere but on a chain of this machine.
 *
 * @throws {CliError}
 */
export function refuseWellKnown(account: Address, chainId: number): void {
  if (chainId === localChainId) return;
  known ??= new Set(
    Array.from({ length: accounts }, (_, addressIndex) =>
      mnemonicToAccount(publicWords, { addressIndex }).address.toLowerCase(),
    ),
  );
  if (!known.has(account.toLowerCase())) return;
  throw new CliError(
    `${account} 是开发用的公开密钥, 任何人都有, 不能在链 ${chainId} 上使用 / is a development key that everybody has: it is refused on chain ${chainId}`,
    exitCodes.misused,
  );
}
