import type { Hex } from 'viem';
import type { TongduiClient } from '../clients/tongduiClient.ts';
import { TongduiError } from '../errors/tongduiError.ts';
import type { IntentDeployment } from './intentDomain.ts';
import type { IntentSigner } from './signIntent.ts';

type Sign<intent> = (signer: IntentSigner, deployment: IntentDeployment, intent: intent) => Promise<Hex>;

/** Signatures by their names, each made with the client's own key for its own deployment. */
export type BoundSignatures<signatures> = {
  readonly [name in keyof signatures]: signatures[name] extends Sign<infer intent>
    ? (intent: intent) => Promise<Hex>
    : never;
};

/**
 * Binds the signing of intents to a client's key, for a decorator. Bound, each throws `WalletMissing` on a read-only client.
 *
 * @example const bound = bindSignatures(client, { signOrder, signClaim });
 */
export function bindSignatures<const signatures extends { readonly [name: string]: unknown }>(
  { walletClient, deployment }: TongduiClient,
  signatures: signatures,
): BoundSignatures<signatures> {
  const bound = Object.entries(signatures).map(([name, sign]) => [
    name,
    async (intent: never) => {
      if (!walletClient) throw new TongduiError('WalletMissing');
      return await (sign as Sign<never>)(walletClient, deployment, intent);
    },
  ]);
  return Object.fromEntries(bound) as BoundSignatures<signatures>;
}
