import type { Hex } from 'viem';
import { hashIntent } from './hashIntent.ts';
import { intentDomain } from './intentDomain.ts';
import type { IntentDeployment } from './intentDomain.ts';
import { randomSalt } from './randomSalt.ts';
import { signIntent } from './signIntent.ts';
import type { IntentSigner } from './signIntent.ts';

/** The other party: a claim that the one to be paid signed alone is right. */
export type ConfirmationIntent = {
  /** The order's hash. */
  readonly order: Hex;
  /** Last second (unix) at which it may be submitted. */
  readonly deadline: number;
  readonly salt: Hex;
};

/** EIP-712 types, as contracts/redemption/Intents.sol has them. */
export const confirmationTypes = {
  Confirmation: [
    { name: 'order', type: 'bytes32' },
    { name: 'deadline', type: 'uint40' },
    { name: 'salt', type: 'bytes32' },
  ],
} as const;

/** A confirmation; the salt is random unless given. */
export function buildConfirmation(
  fields: Omit<ConfirmationIntent, 'salt'> & { readonly salt?: Hex },
): ConfirmationIntent {
  return { ...fields, salt: fields.salt ?? randomSalt() };
}

/** What a wallet shows and signs. */
export function confirmationTypedData(deployment: IntentDeployment, intent: ConfirmationIntent) {
  const domain = intentDomain(deployment, 'claimDesk');
  return { domain, types: confirmationTypes, primaryType: 'Confirmation', message: intent } as const;
}

/** What `ClaimDesk.hashConfirmation` returns. */
export function hashConfirmation(deployment: IntentDeployment, intent: ConfirmationIntent): Hex {
  return hashIntent(confirmationTypedData(deployment, intent));
}

/** Signs as the enterprise, or on REIMBURSE as the lab. */
export async function signConfirmation(
  signer: IntentSigner,
  deployment: IntentDeployment,
  intent: ConfirmationIntent,
): Promise<Hex> {
  return await signIntent(signer, confirmationTypedData(deployment, intent));
}
