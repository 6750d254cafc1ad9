import { parseEventLogs } from 'viem';
import type { TransactionReceipt } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { claimOrder } from '../../actions/public/claimOrder.ts';
import { signClaimFor } from './signClaimFor.ts';
import type { ClaimTerms } from './signClaimFor.ts';
import type { Stage, StagedOrder } from './stage.ts';

/** What a claim came to, in fen. */
export type ClaimResult = { readonly subsidy: bigint; readonly coPayment: bigint };

/** Claims an order: the parties and the reviewer's intake sign, or who stands in their places, and a stranger submits. */
export async function claimFor(stage: Stage, order: StagedOrder, terms: ClaimTerms): Promise<ClaimResult> {
  const { receipt } = await claimOrder(stage.anyone, await signClaimFor(stage, order, terms));
  return noteClaim(order, terms, receipt);
}

/** Notes on the order that it is claimed. */
export function noteClaim(order: StagedOrder, { invoice }: ClaimTerms, receipt: TransactionReceipt): ClaimResult {
  const [event] = parseEventLogs({ abi: claimDeskAbi, eventName: 'OrderClaimed', logs: receipt.logs });
  if (event === undefined) throw new Error('an order was claimed, but the chain does not say so');
  order.invoiced = invoice.amount;
  order.blocks.push(receipt.blockHash);
  const { subsidy } = event.args;
  return { subsidy, coPayment: invoice.amount - subsidy };
}
