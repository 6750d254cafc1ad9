import { getOrder } from '../../src/actions/public/getOrder.ts';
import { getTerms } from '../../src/actions/public/getTerms.ts';
import type { OrderView } from '../../src/actions/public/getOrder.ts';
import type { Rail } from '../../src/agreements/rails.ts';
import { accountOf } from '../../src/participants/accountOf.ts';
import type { Hex } from 'viem';
import type { Session } from '../network/session.ts';

/** Who takes a claim in and verifies it, by the name of its key on this machine. */
export type Review = {
  readonly order: OrderView;
  readonly rail: Rail;
  readonly reviewer: string;
  readonly issuer: string;
};

/** By the order's terms: the agent on POOL, the host's agency on CLEARING, else the issuer's. */
export async function reviewOf(session: Session, hash: Hex): Promise<Review> {
  const order = await getOrder(session.reader, { order: hash });
  const { rail, agent } = await getTerms(session.reader, { terms: order.terms });
  const issuer = `agency@${order.issuer}`;
  const reviewers: { readonly [R in Rail]: () => string } = {
    HOME: () => issuer,
    REIMBURSE: () => issuer,
    CLEARING: () => `agency@${order.host}`,
    POOL: () => session.nameOf(accountOf(agent)),
  };
  return { order, rail, issuer, reviewer: reviewers[rail]() };
}
