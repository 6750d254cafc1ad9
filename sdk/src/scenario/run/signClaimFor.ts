import { signTicket } from '../../actions/agency/signTicket.ts';
import type { ClaimOrderParameters } from '../../actions/public/claimOrder.ts';
import { getClaimRule } from '../../actions/public/getClaimRule.ts';
import type { ClaimRule } from '../../actions/public/getClaimRule.ts';
import { buildClaim, signClaim } from '../../intents/claim.ts';
import { randomSalt } from '../../intents/randomSalt.ts';
import { nullifierOf } from '../../invoices/nullifier.ts';
import { grantedSubsidy } from '../../subsidy/grantedSubsidy.ts';
import type { Actor, ScenarioInvoice, StepFields } from '../scenario.ts';
import { deadlineOf } from './deadline.ts';
import { payeeOf, reviewerOf } from './reviewers.ts';
import type { Stage, StagedOrder } from './stage.ts';

export type ClaimTerms = {
  readonly invoice: ScenarioInvoice;
  /** What the enterprise has paid; the least that it must have paid unless said. Fen. */
  readonly paid?: bigint;
  readonly signedBy?: StepFields['claim']['signedBy'];
  /** Who signs in place of the last signer. */
  readonly by?: Actor;
};

/** Has the parties sign a claim, or who stands in their places, and the reviewer's intake the ticket. */
export async function signClaimFor(stage: Stage, order: StagedOrder, terms: ClaimTerms): Promise<ClaimOrderParameters> {
  const { anyone, secrets } = stage;
  const { invoice } = terms;
  const deadline = deadlineOf(stage);
  const claim = buildClaim({
    order: order.hash,
    nullifier: nullifierOf(secrets.intake, invoice),
    invoiced: invoice.amount,
    paid: terms.paid ?? (await leastPaid(stage, order, invoice.amount)),
    evidence: randomSalt(),
    deadline,
  });
  const sign = (name: string) => signClaim(stage.keys.of(name), anyone.deployment, claim);
  const signers = signersOf(order, terms);
  return {
    order: order.intent,
    claim,
    enterpriseSignature: signers.enterprise === undefined ? undefined : await sign(signers.enterprise),
    labSignature: signers.lab === undefined ? undefined : await sign(signers.lab),
    ticket: await signTicket(stage.clientOf(reviewerOf(stage, order)), { claim, deadline }),
  };
}

/** What the enterprise must have paid the lab for an invoice of this amount, in fen: a claim never states more or less. */
async function leastPaid(stage: Stage, { intent, terms, ...order }: StagedOrder, invoiced: bigint): Promise<bigint> {
  if (terms.rail === 'REIMBURSE') return invoiced;
  const { ratioBp, unit } = await claimRuleOf(stage, order.programme.number, order.host, intent.category);
  const ratio = Math.min(ratioBp, terms.ratioBp);
  return invoiced - grantedSubsidy({ reserved: intent.subsidy, invoiced, ratioBp: ratio, unit });
}

async function claimRuleOf(stage: Stage, programme: number, host: number, category: string): Promise<ClaimRule> {
  const key = `${programme}/${host}/${category}`;
  const known = stage.claimRules.get(key);
  if (known) return known;
  const rule = await getClaimRule(stage.anyone, { programme, host, category });
  stage.claimRules.set(key, rule);
  return rule;
}

/** Whose keys sign: as enterprise and as lab; with CLAIMANT only in the place of the one that is paid. */
function signersOf(order: StagedOrder, { signedBy, by }: ClaimTerms): { enterprise?: string; lab?: string } {
  if (signedBy !== 'CLAIMANT') {
    return { enterprise: signedBy?.name ?? order.enterprise, lab: by?.name ?? order.lab };
  }
  const payee = payeeOf(order);
  return { [payee === order.lab ? 'lab' : 'enterprise']: by?.name ?? payee };
}
