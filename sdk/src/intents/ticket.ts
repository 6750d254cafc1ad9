import type { Hex } from 'viem';
import type { ClaimIntent } from './claim.ts';
import { hashIntent } from './hashIntent.ts';
import { intentDomain } from './intentDomain.ts';
import type { IntentDeployment } from './intentDomain.ts';
import { signIntent } from './signIntent.ts';
import type { IntentSigner } from './signIntent.ts';

/** The reviewer's intake: these are the papers' figures, and this is the invoice's nullifier. */
export type IntakeTicketIntent = {
  readonly order: Hex;
  readonly nullifier: Hex;
  /** Fen. */
  readonly invoiced: bigint;
  /** Fen. */
  readonly paid: bigint;
  /** Last second (unix) at which the ticket counts. */
  readonly deadline: number;
};

/** A signed ticket, as a claim brings it along. */
export type Ticket = { readonly deadline: number; readonly signature: Hex };

/** EIP-712 types, as contracts/redemption/Intents.sol has them. */
export const intakeTicketTypes = {
  IntakeTicket: [
    { name: 'order', type: 'bytes32' },
    { name: 'nullifier', type: 'bytes32' },
    { name: 'invoiced', type: 'uint96' },
    { name: 'paid', type: 'uint96' },
    { name: 'deadline', type: 'uint40' },
  ],
} as const;

/** The ticket that goes with a claim: it shares all but the deadline and the evidence. */
export function buildIntakeTicket(
  claim: Omit<ClaimIntent, 'evidence' | 'deadline'>,
  deadline: number,
): IntakeTicketIntent {
  const { order, nullifier, invoiced, paid } = claim;
  return { order, nullifier, invoiced, paid, deadline };
}

/** What a wallet shows and signs. */
export function intakeTicketTypedData(deployment: IntentDeployment, intent: IntakeTicketIntent) {
  const domain = intentDomain(deployment, 'claimDesk');
  return { domain, types: intakeTicketTypes, primaryType: 'IntakeTicket', message: intent } as const;
}

/** What `ClaimDesk.hashTicket` returns. */
export function hashIntakeTicket(deployment: IntentDeployment, intent: IntakeTicketIntent): Hex {
  return hashIntent(intakeTicketTypedData(deployment, intent));
}

/** Signs as an officer of the reviewing agency, or as the agent on POOL. */
export async function signIntakeTicket(
  signer: IntentSigner,
  deployment: IntentDeployment,
  intent: IntakeTicketIntent,
): Promise<Ticket> {
  const signature = await signIntent(signer, intakeTicketTypedData(deployment, intent));
  return { deadline: intent.deadline, signature };
}
