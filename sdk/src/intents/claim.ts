import type { Hex } from 'viem';
import { toFen } from '../amounts/toFen.ts';
import type { Amount } from '../amounts/toFen.ts';
import { hashIntent } from './hashIntent.ts';
import { intentDomain } from './intentDomain.ts';
import type { IntentDeployment } from './intentDomain.ts';
import { signIntent } from './signIntent.ts';
import type { IntentSigner } from './signIntent.ts';

/** Both parties, or the one to be paid alone: the work is done, pay. */
export type ClaimIntent = {
  /** The order's hash. */
  readonly order: Hex;
  /** Keyed hash of the invoice, from the reviewer's intake (`nullifierOf`). */
  readonly nullifier: Hex;
  /** The invoice's amount in fen. */
  readonly invoiced: bigint;
  /** What the enterprise has paid the lab, in fen. */
  readonly paid: bigint;
  /** Salted hash of the papers. */
  readonly evidence: Hex;
  /** Last second (unix) at which it may be submitted. */
  readonly deadline: number;
};

/** EIP-712 types, as contracts/redemption/Intents.sol has them. */
export const claimTypes = {
  Claim: [
    { name: 'order', type: 'bytes32' },
    { name: 'nullifier', type: 'bytes32' },
    { name: 'invoiced', type: 'uint96' },
    { name: 'paid', type: 'uint96' },
    { name: 'evidence', type: 'bytes32' },
    { name: 'deadline', type: 'uint40' },
  ],
} as const;

/** The fields of a claim as a caller gives them. */
export type ClaimFields = Omit<ClaimIntent, 'invoiced' | 'paid'> & {
  readonly invoiced: Amount;
  readonly paid: Amount;
};

/**
 * A claim: it needs no salt, since its order can be claimed once.
 *
 * @throws {TongduiError} `ArgumentInvalid` for an amount that is a number or no exact amount
 */
export function buildClaim(fields: ClaimFields): ClaimIntent {
  const { order, nullifier, invoiced, paid, evidence, deadline } = fields;
  return {
    order,
    nullifier,
    invoiced: toFen(invoiced, 'invoiced'),
    paid: toFen(paid, 'paid'),
    evidence,
    deadline,
  };
}

/** What a wallet shows and signs. */
export function claimTypedData(deployment: IntentDeployment, intent: ClaimIntent) {
  const domain = intentDomain(deployment, 'claimDesk');
  return { domain, types: claimTypes, primaryType: 'Claim', message: intent } as const;
}

/** What `ClaimDesk.hashClaim` returns. */
export function hashClaim(deployment: IntentDeployment, intent: ClaimIntent): Hex {
  return hashIntent(claimTypedData(deployment, intent));
}

/** Signs as the enterprise or as the lab: both sign the same. */
export async function signClaim(signer: IntentSigner, deployment: IntentDeployment, intent: ClaimIntent): Promise<Hex> {
  return await signIntent(signer, claimTypedData(deployment, intent));
}
