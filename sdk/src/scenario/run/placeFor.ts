import type { TransactionReceipt } from 'viem';
import { parseEventLogs } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import { getTerms } from '../../actions/public/getTerms.ts';
import { placeOrder } from '../../actions/public/placeOrder.ts';
import { placeQuotedOrder } from '../../actions/public/placeQuotedOrder.ts';
import type { TermsRecord } from '../../agreements/unpackTermsWord.ts';
import type { StepOf } from '../scenario.ts';
import { draftOrder } from './draftOrder.ts';
import { signOrderFor } from './signOrderFor.ts';
import type { Stage, StagedOrder } from './stage.ts';

/**
 * Places the order of an `order` or `use` step: enterprise and lab sign, or who stands in their places, and a stranger
 * submits. It is not given its name yet: the step may still be refused.
 */
export async function placeFor(stage: Stage, step: StepOf<'order' | 'use'>): Promise<StagedOrder> {
  const { anyone } = stage;
  const draft = draftOrder(stage, step);
  if (step.subsidy === undefined) {
    const { receipt, intent, order } = await placeQuotedOrder(anyone, draft);
    return await stageOrder(stage, { ...draft.staged, hash: order, intent }, receipt);
  }
  const signed = await signOrderFor(stage, draft, step.subsidy);
  const { receipt, order } = await placeOrder(anyone, signed);
  return await stageOrder(stage, { ...draft.staged, hash: order, intent: signed.intent }, receipt);
}

/** What later steps ask of an order, with the terms that the chain gave it. */
export async function stageOrder(
  stage: Stage,
  order: Omit<StagedOrder, 'terms' | 'blocks'>,
  receipt: TransactionReceipt,
): Promise<StagedOrder> {
  const [event] = parseEventLogs({ abi: orderDeskAbi, eventName: 'OrderPlaced', logs: receipt.logs });
  if (event === undefined) throw new Error('an order was placed, but the chain does not say so');
  const terms = await termsOf(stage, event.args.terms);
  stage.lastTerms.set(pairOf(order), terms);
  return { ...order, terms, blocks: [receipt.blockHash] };
}

/** Issuer and host of an order, between which the terms are. */
export function pairOf({ programme, host }: Pick<StagedOrder, 'programme' | 'host'>): string {
  return `${programme.region}>${host}`;
}

/** Terms never change, so each are read once: the same terms are the same object. */
async function termsOf({ anyone, terms }: Stage, number: number): Promise<TermsRecord> {
  const known = terms.get(number);
  if (known) return known;
  const read = await getTerms(anyone, { terms: number });
  terms.set(number, read);
  return read;
}
