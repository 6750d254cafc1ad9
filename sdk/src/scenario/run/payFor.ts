import { parseEventLogs } from 'viem';
import type { TransactionReceipt } from 'viem';
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
  return describePayment(stage, order, receipt);
}

/** The payment that a transaction made. */
export function describePayment({ step }: Stage, order: StagedOrder, receipt: TransactionReceipt): PaymentFact {
  const [event] = parseEventLogs({ abi: claimDeskAbi, eventName: 'OrderPaid', logs: receipt.logs });
  if (event === undefined) throw new Error('an order was paid, but the chain does not say so');
  order.blocks.push(receipt.blockHash);
  const { amount } = event.args;
  const { intent, programme, terms, enterprise, lab, host, name } = order;
  const invoiced = order.invoiced ?? intent.price;
  return {
    step,
    order: order.hash,
    name,
    rail: terms.rail,
    issuer: programme.region,
    host,
    programme: programme.id,
    enterprise,
    lab,
    payee: payeeOf(order),
    category: intent.category,
    price: intent.price,
    invoiced,
    amount,
    coPayment: invoiced - amount,
  };
}
