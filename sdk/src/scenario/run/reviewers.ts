import { accountOf } from '../../participants/accountOf.ts';
import { officeKey } from './officeKey.ts';
import type { Stage, StagedOrder } from './stage.ts';

/** Whether the host's side verifies a claim before the issuer's agency accepts it. */
export function isReviewedAbroad({ terms: { rail } }: StagedOrder): boolean {
  return rail === 'POOL' || rail === 'CLEARING';
}

/** The key of the issuer's agency. */
export function issuersAgency({ programme }: StagedOrder): string {
  return officeKey('agency', programme.region);
}

/** The key of the host's agency; at home the same as the issuer's. */
export function hostsAgency({ host }: StagedOrder): string {
  return officeKey('agency', host);
}

/** Who reviews a claim first, and whose intake signs its ticket (docs/scenario-format.md, `claim` and `verify`). */
export function reviewerOf(stage: Stage, order: StagedOrder): string {
  const { rail, agent } = order.terms;
  if (rail === 'CLEARING') return hostsAgency(order);
  if (rail !== 'POOL') return issuersAgency(order);
  const account = accountOf(agent);
  const party = [...stage.parties.values()].find((candidate) => candidate.account === account);
  if (party === undefined) throw new Error(`the agent ${account} is no party of the scenario`);
  return party.id;
}

/** Who is paid: the lab, on REIMBURSE the enterprise. */
export function payeeOf({ terms, enterprise, lab }: StagedOrder): string {
  return terms.rail === 'REIMBURSE' ? enterprise : lab;
}

/** The one of the two that is not paid. */
export function otherPartyOf({ terms, enterprise, lab }: StagedOrder): string {
  return terms.rail === 'REIMBURSE' ? lab : enterprise;
}
