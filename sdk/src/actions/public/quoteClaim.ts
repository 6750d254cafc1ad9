import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import { registryAbi } from '../../abis/registryAbi.ts';
import { toFen } from '../../amounts/toFen.ts';
import type { Amount } from '../../amounts/toFen.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { TongduiError } from '../../errors/tongduiError.ts';
import { hashOrder } from '../../intents/order.ts';
import type { OrderIntent } from '../../intents/order.ts';
import { unpackOrderWord } from '../../orders/unpackOrderWord.ts';
import { grantedSubsidy } from '../../subsidy/grantedSubsidy.ts';
import { getClaimRule } from './getClaimRule.ts';
import { getTerms } from './getTerms.ts';

export type QuoteClaimParameters = {
  /** The order's intent, as it was placed. */
  readonly order: OrderIntent;
  /** The invoice's amount. */
  readonly invoiced: Amount;
};

export type ClaimQuote = {
  /** What a claim of today would be granted, in fen; 0: it would be refused. */
  readonly subsidy: bigint;
  /** What the enterprise bears in the end, in fen: invoiced less subsidy. */
  readonly coPayment: bigint;
  /** What the enterprise must have paid the lab by then, in fen: on REIMBURSE the whole invoice, else `coPayment`. */
  readonly leastPaid: bigint;
};

/**
 * What a claim over an invoice would come to: the smaller of the reserved subsidy and the order's ratio of the invoiced
 * amount, rounded down to fen and unit (docs/scenario-format.md, `claim`).
 *
 * @throws {TongduiError} `OrderUnknown`
 */
export async function quoteClaim(client: TongduiClient, parameters: QuoteClaimParameters): Promise<ClaimQuote> {
  const { order: intent } = parameters;
  const invoiced = toFen(parameters.invoiced, 'invoiced');
  const { orderDesk, registry } = client.deployment;
  const order = hashOrder(client.deployment, intent);
  const word = await readChain(client, {
    address: orderDesk,
    abi: orderDeskAbi,
    functionName: 'orderWord',
    args: [order],
  });
  const record = unpackOrderWord(word);
  if (record === undefined) throw new TongduiError('OrderUnknown', { order });
  const [terms, host] = await Promise.all([
    getTerms(client, { terms: record.terms }),
    readChain(client, { address: registry, abi: registryAbi, functionName: 'regionAt', args: [record.hostIndex] }),
  ]);
  const { programme, subsidy: reserved } = record;
  const { ratioBp, unit } = await getClaimRule(client, { programme, host, category: intent.category });
  const subsidy = grantedSubsidy({ reserved, invoiced, ratioBp: Math.min(ratioBp, terms.ratioBp), unit });
  const coPayment = invoiced - subsidy;
  return { subsidy, coPayment, leastPaid: terms.rail === 'REIMBURSE' ? invoiced : coPayment };
}
