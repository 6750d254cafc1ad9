import type { NonceManager } from 'viem';
import { getTransactionCount } from 'viem/actions';

/** Nonces that are counted here: the node is asked only for an account's first one. */
export type LocalNonces = NonceManager & {
  /** Asks the node again from now on: after a transaction was not sent, or was undone. */
  forget(): void;
};

/**
 * Counts the nonces of accounts that nothing else sends from.
 *
 * Concurrent transactions of one account get different nonces.
 */
export function createLocalNonces(): LocalNonces {
  const next = new Map<string, Promise<number>>();
  const ask: NonceManager['get'] = ({ address, client }) =>
    next.get(address) ?? getTransactionCount(client, { address, blockTag: 'pending' });
  return {
    get: ask,
    consume: (parameters) => {
      const nonce = ask(parameters);
      next.set(
        parameters.address,
        nonce.then((used) => used + 1),
      );
      return nonce;
    },
    // `consume` counts on by itself.
    increment: () => undefined,
    reset: ({ address }) => void next.delete(address),
    forget: () => next.clear(),
  };
}
