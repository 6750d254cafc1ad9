import type { Account, Chain, PublicClient, Transport, WalletClient } from 'viem';
import type { Deployment } from '../deployments/deployment.ts';
import { TongduiError } from '../errors/tongduiError.ts';

/** A wallet that signs with one account on one chain. */
export type ActWallet = WalletClient<Transport, Chain, Account>;

/** What every action works with: one deployment, a node to ask, and a key to act with. */
export type TongduiClient = {
  readonly deployment: Deployment;
  readonly publicClient: PublicClient;
  /** Sends the act; absent on a read-only client. */
  readonly walletClient?: ActWallet;
};

export type TongduiClientParameters = TongduiClient;

/**
 * Binds a deployment to the node that is asked and to the account that acts.
 *
 * @throws {TongduiError} `ChainMismatch` if a client is set up for another chain than the deployment's: intents signed
 * for one chain are void on another.
 * @example const bureau = createTongduiClient({ deployment, publicClient, walletClient })
 */
export function createTongduiClient(parameters: TongduiClientParameters): TongduiClient {
  const { deployment, publicClient, walletClient } = parameters;
  const expected = deployment.chainId;
  for (const chain of [publicClient.chain, walletClient?.chain]) {
    if (chain && chain.id !== expected) throw new TongduiError('ChainMismatch', { expected, actual: chain.id });
  }
  return walletClient ? { deployment, publicClient, walletClient } : { deployment, publicClient };
}
