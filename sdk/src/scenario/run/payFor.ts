import { parseEventLogs } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { payOrders } from '../../actions/public/payOrders.ts';
import { stranger } from './officeKey.ts';
import { payeeOf } from './reviewers.ts';
import type { PaymentFact } from './scenarioFacts.ts';
import type { Stage, StagedOrder } from './stage.ts';

/**
 * Has an order paid.
 *
 * @param by - name of who sends it; anyone may
 * @returns what was paid, not yet noted down: the step may still be refused
 */
export async function payFor(stage: Stage, order: StagedOrder, by = stranger): Promise<PaymentFact> {
  const { receipt } = await payOrders(stage.clientOf(by), { orders: [order.hash] });
  const [event] = parseEventLogs({ abi: claimDeskAbi, eventName: 'OrderPaid', logs: receipt.logs });
  if (event === undefined) throw new Error('an order was paid, but the chain does not say so');
  order.blocks.push(receipt.blockHash);
  const { amount } = event.args;
  const invoiced = order.invoiced ?? order.intent.price;
  return {
    step: stage.step,
    order: order.hash,
    name: order.name,
    rail: order.terms.rail,
    issuer: order.programme.region,
    host: order.host,
    programme: order.programme.id,
    enterprise: order.enterprise,
    lab: order.lab,
    payee: payeeOf(order),
    category: order.intent.category,
    price: order.intent.price,
    invoiced,
    amount,
    coPayment: invoiced - amount,
  };
}
