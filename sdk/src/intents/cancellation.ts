import type { Hex } from 'viem';
import { hashIntent } from './hashIntent.ts';
import { intentDomain } from './intentDomain.ts';
import type { IntentDeployment } from './intentDomain.ts';
import { randomSalt } from './randomSalt.ts';
import { signIntent } from './signIntent.ts';
import type { IntentSigner } from './signIntent.ts';

/** The lab, or the enterprise 90 days after the order, or both: the order is off. */
export type CancellationIntent = {
  /** The order's hash. */
  readonly order: Hex;
  /** Last second (unix) at which it may be submitted. */
  readonly deadline: number;
  readonly salt: Hex;
};

/** EIP-712 types, as contracts/redemption/Intents.sol has them. */
export const cancellationTypes = {
  Cancellation: [
    { name: 'order', type: 'bytes32' },
    { name: 'deadline', type: 'uint40' },
    { name: 'salt', type: 'bytes32' },
  ],
} as const;

/** A cancellation; the salt is random unless given. */
export function buildCancellation(
  fields: Omit<CancellationIntent, 'salt'> & { readonly salt?: Hex },
): CancellationIntent {
  return { ...fields, salt: fields.salt ?? randomSalt() };
}

/** What a wallet shows and signs. */
export function cancellationTypedData(deployment: IntentDeployment, intent: CancellationIntent) {
  const domain = intentDomain(deployment, 'orderDesk');
  return { domain, types: cancellationTypes, primaryType: 'Cancellation', message: intent } as const;
}

/** What `OrderDesk.hashCancellation` returns. */
export function hashCancellation(deployment: IntentDeployment, intent: CancellationIntent): Hex {
  return hashIntent(cancellationTypedData(deployment, intent));
}

/** Signs as the lab or as the enterprise. */
export async function signCancellation(
  signer: IntentSigner,
  deployment: IntentDeployment,
  intent: CancellationIntent,
): Promise<Hex> {
  return await signIntent(signer, cancellationTypedData(deployment, intent));
}
