import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import { claimOrder } from '../../actions/public/claimOrder.ts';
import { payOrders } from '../../actions/public/payOrders.ts';
import { placeOrder } from '../../actions/public/placeOrder.ts';
import { quote } from '../../actions/public/quote.ts';
import type { ContractCall } from '../../clients/contractCall.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { TongduiError } from '../../errors/tongduiError.ts';
import { hashOrder } from '../../intents/order.ts';
import type { ScenarioInvoice, StepOf } from '../scenario.ts';
import { noteClaim } from './claimFor.ts';
import type { ClaimResult } from './claimFor.ts';
import { draftOrder } from './draftOrder.ts';
import type { OrderDraft } from './draftOrder.ts';
import { stranger } from './officeKey.ts';
import { describePayment } from './payFor.ts';
import { pairOf, stageOrder } from './placeFor.ts';
import { isReviewedAbroad, issuersAgency, reviewerOf } from './reviewers.ts';
import type { PaymentFact } from './scenarioFacts.ts';
import { signClaimFor } from './signClaimFor.ts';
import { signOrderFor } from './signOrderFor.ts';
import type { Stage, StagedOrder } from './stage.ts';
import { undoSince } from './undoSince.ts';

/** An order that a `use` has brought from nothing to paid. */
export type UsedOrder = { readonly order: StagedOrder; readonly results: ClaimResult; readonly payment: PaymentFact };

/**
 * Tries all acts of a `use` in one block. A long book is made of uses, and blocks are what it spends its time on.
 *
 * The acts are signed before the first of them is on the chain, under the terms that the pair's last order was given. If one
 * of them does not go through, or the terms are others now, the block is undone.
 *
 * @returns `undefined`, and nothing done, where the acts must be tried one by one
 */
export async function useTogether(
  stage: Stage,
  step: StepOf<'use'>,
  invoice: ScenarioInvoice,
): Promise<UsedOrder | undefined> {
  const draft = draftOrder(stage, step);
  const terms = stage.lastTerms.get(pairOf(draft.staged));
  if (terms === undefined || step.expect?.error !== undefined) return undefined;
  const subsidy = step.subsidy ?? (await findQuote(stage, draft));
  if (subsidy === undefined) return undefined;

  const { deployment } = stage.anyone;
  const signed = await signOrderFor(stage, draft, subsidy);
  const { intent } = signed;
  const order: StagedOrder = { ...draft.staged, hash: hashOrder(deployment, intent), intent, terms, blocks: [] };
  const claim = await signClaimFor(stage, order, { invoice });

  const before = stage.chain.meter.blocks;
  const acts = [
    sentBy(stranger, placeOrder.encode({ deployment }, signed)),
    ...(terms.preApproval ? [approval(stage, order)] : []),
    sentBy(stranger, claimOrder.encode({ deployment }, claim)),
    ...reviews(stage, order),
    sentBy(stranger, payOrders.encode({ deployment }, { orders: [order.hash] })),
  ];
  const receipts = await stage.chain.mineTogether(
    acts.map(({ by, call }) => ({ account: stage.keys.of(by), ...call })),
  );
  const [placing, claiming, paying] = [receipts[0], receipts[terms.preApproval ? 2 : 1], receipts.at(-1)];
  const isDone = receipts.every(({ status }) => status === 'success');
  const placed = isDone && placing ? await stageOrder(stage, order, placing) : undefined;
  if (placed?.terms !== terms || claiming === undefined || paying === undefined) {
    await undoSince(stage, before);
    return undefined;
  }
  const results = noteClaim(placed, { invoice }, claiming);
  return { order: placed, results, payment: describePayment(stage, placed, paying) };
}

/** The quoted subsidy, if an order can be placed over it. */
async function findQuote({ anyone }: Stage, { order }: OrderDraft): Promise<bigint | undefined> {
  try {
    const { subsidy } = await quote(anyone, order);
    return subsidy === 0n ? undefined : subsidy;
  } catch (error) {
    // What it is refused for is found out act by act.
    if (error instanceof TongduiError) return undefined;
    throw error;
  }
}

type SentAct = { readonly by: string; readonly call: ContractCall };

function sentBy(by: string, call: ContractCall): SentAct {
  return { by, call };
}

function approval({ anyone: { deployment } }: Stage, order: StagedOrder): SentAct {
  const args = [order.hash] as const;
  const call = encodeCall(deployment.orderDesk, { abi: orderDeskAbi, functionName: 'approveOrder', args });
  return sentBy(issuersAgency(order), call);
}

function reviews(stage: Stage, order: StagedOrder): readonly SentAct[] {
  const { claimDesk } = stage.anyone.deployment;
  const args = [[order.hash]] as const;
  const verify = encodeCall(claimDesk, { abi: claimDeskAbi, functionName: 'verifyMany', args });
  const accept = encodeCall(claimDesk, { abi: claimDeskAbi, functionName: 'acceptMany', args });
  return [
    ...(isReviewedAbroad(order) ? [sentBy(reviewerOf(stage, order), verify)] : []),
    sentBy(issuersAgency(order), accept),
  ];
}
