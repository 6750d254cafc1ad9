import { parseEventLogs } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import { getTerms } from '../../actions/public/getTerms.ts';
import { placeOrder } from '../../actions/public/placeOrder.ts';
import { placeQuotedOrder } from '../../actions/public/placeQuotedOrder.ts';
import type { PlacedOrder } from '../../actions/public/placeQuotedOrder.ts';
import type { TermsRecord } from '../../agreements/unpackTermsWord.ts';
import { dayOf } from '../../calendar/day.ts';
import { buildOrder, signOrder } from '../../intents/order.ts';
import type { StepOf } from '../scenario.ts';
import { deadlineOf } from './deadline.ts';
import { partyOf, voucherOf } from './lookUp.ts';
import type { Stage, StagedOrder } from './stage.ts';

/**
 * Places the order of an `order` or `use` step: enterprise and lab sign, or who stands in their places, and a stranger
 * submits. It is not given its name yet: the step may still be refused.
 */
export async function placeFor(stage: Stage, step: StepOf<'order' | 'use'>): Promise<StagedOrder> {
  const { anyone, keys } = stage;
  const voucher = voucherOf(stage, step.voucher);
  const enterprise = step.enterprise ?? voucher.holder;
  const lab = partyOf(stage, step.lab);
  const signers = { enterprise: keys.of(step.signedBy?.name ?? enterprise), lab: keys.of(step.by?.name ?? step.lab) };
  const order = {
    enterprise: partyOf(stage, enterprise).account,
    lab: lab.account,
    voucher: voucher.id,
    category: step.category,
    price: step.price,
    contractDay: step.contractDate ?? dayOf(stage.now),
    deadline: deadlineOf(stage),
  };
  let placed: PlacedOrder;
  if (step.subsidy === undefined) {
    placed = await placeQuotedOrder(anyone, { order, ...signers });
  } else {
    const intent = buildOrder({ ...order, subsidy: step.subsidy });
    const enterpriseSignature = await signOrder(signers.enterprise, anyone.deployment, intent);
    const labSignature = await signOrder(signers.lab, anyone.deployment, intent);
    placed = { ...(await placeOrder(anyone, { intent, enterpriseSignature, labSignature })), intent };
  }
  const [event] = parseEventLogs({ abi: orderDeskAbi, eventName: 'OrderPlaced', logs: placed.receipt.logs });
  if (event === undefined) throw new Error('an order was placed, but the chain does not say so');
  return {
    hash: placed.order,
    name: step.as,
    intent: placed.intent,
    programme: voucher.programme,
    enterprise,
    lab: step.lab,
    host: lab.region,
    terms: await termsOf(stage, event.args.terms),
    blocks: [placed.receipt.blockHash],
  };
}

async function termsOf({ anyone, terms }: Stage, number: number): Promise<TermsRecord> {
  const known = terms.get(number);
  if (known) return known;
  const read = await getTerms(anyone, { terms: number });
  terms.set(number, read);
  return read;
}
