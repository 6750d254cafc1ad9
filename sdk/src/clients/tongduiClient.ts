import type { Account, Chain, PublicClient, Transport, WalletClient } from 'viem';
import type { Deployment } from '../deployments/deployment.ts';
import { TongduiError } from '../errors/tongduiError.ts';
import { checkFinality } from './checkFinality.ts';

/** A wallet that signs with one account on one chain. */
export type ActWallet = WalletClient<Transport, Chain, Account>;

/** What every action works with: one deployment, a node to ask, and a key to act with. */
export type TongduiClient = {
  readonly deployment: Deployment;
  readonly publicClient: PublicClient;
  /** Sends the act; absent on a read-only client. */
  readonly walletClient?: ActWallet;
  /**
   * Blocks on top of a block after which it is taken as final; 0 unless said, as on the network, whose QBFT blocks are final
   * at once. `waitFor`, `watch` and the lists go by it.
   */
  readonly finality?: number;
};

export type TongduiClientParameters = TongduiClient;

/** A client to which actions can be bound, and those that have been. */
export type ExtendedClient<actions extends object = object> = TongduiClient &
  actions & {
    /**
     * Binds more actions: `client.extend(labActions())`. What the client itself is made of is not replaced.
     *
     * @param decorate - given the client as it is, returns what to add to it
     */
    extend<more extends object>(
      decorate: (client: TongduiClient & actions) => more,
    ): ExtendedClient<actions & Omit<more, OwnMember>>;
  };

/** Members that no decorator may replace. */
type OwnMember = keyof TongduiClient | 'extend';

const ownMembers: readonly string[] = [
  'deployment',
  'publicClient',
  'walletClient',
  'finality',
  'extend',
] satisfies readonly OwnMember[];

/**
 * Binds a deployment to the node that is asked and to the account that acts.
 *
 * @throws {TongduiError} `ChainMismatch` if a client is set up for another chain than the deployment's: intents signed
 * for one chain are void on another. `ArgumentInvalid` for a finality that is no whole number from 0 on.
 * @example
 * const bureau = createTongduiClient({ deployment, publicClient, walletClient }).extend(bureauActions());
 * await bureau.issueVouchers({ programme, issues });
 * // The same, without a decorator:
 * await issueVouchers(bureau, { programme, issues });
 */
export function createTongduiClient(parameters: TongduiClientParameters): ExtendedClient {
  const { deployment, publicClient, walletClient, finality } = parameters;
  if (finality !== undefined) checkFinality(finality);
  const expected = deployment.chainId;
  for (const chain of [publicClient.chain, walletClient?.chain]) {
    if (chain && chain.id !== expected) throw new TongduiError('ChainMismatch', { expected, actual: chain.id });
  }
  return extendable({
    deployment,
    publicClient,
    ...(walletClient && { walletClient }),
    ...(finality !== undefined && { finality }),
  });
}

function extendable<actions extends object>(client: TongduiClient & actions): ExtendedClient<actions> {
  const extend = (decorate: (client: TongduiClient & actions) => object): ExtendedClient => {
    const added = Object.entries(decorate(client)).filter(([name]) => !ownMembers.includes(name));
    return extendable({ ...client, ...Object.fromEntries<unknown>(added) });
  };
  return { ...client, extend } as ExtendedClient<actions>;
}
