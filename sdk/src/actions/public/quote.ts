import type { Address } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import { toFen } from '../../amounts/toFen.ts';
import type { Amount } from '../../amounts/toFen.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { bindings } from '../../subsidy/limits.ts';
import type { Binding } from '../../subsidy/limits.ts';

export type QuoteParameters = {
  /** The voucher's holder. */
  readonly enterprise: Address;
  readonly lab: Address;
  readonly voucher: bigint;
  /** Category word. */
  readonly category: string;
  /** The contract's price. */
  readonly price: Amount;
};

export type Quote = {
  /** The largest subsidy that an order of today could have, in fen; may be 0. */
  readonly subsidy: bigint;
  /** What the enterprise would pay, in fen: price less subsidy. */
  readonly coPayment: bigint;
  /** What set it: the first limit that equals the smallest, UNIT if rounding down to the unit lowered it. */
  readonly binding: Binding;
};

/**
 * What a voucher would pay at a lab. Never refused for amounts or money.
 *
 * @throws {TongduiError} `Paused`, `NotHolder`, `ParticipantInactive`, `RegionSuspended`, `CreditBlocked`,
 * `RelatedParties`, `UseExpired`, `NotRecognised`, `LabNotListed`, `CategoryNotCovered`
 */
export async function quote(client: TongduiClient, parameters: QuoteParameters): Promise<Quote> {
  const { enterprise, lab, voucher, category } = parameters;
  const price = toFen(parameters.price, 'price');
  const [subsidy, binding] = await readChain(client, {
    address: client.deployment.orderDesk,
    abi: orderDeskAbi,
    functionName: 'quote',
    args: [enterprise, lab, voucher, category, price],
  });
  return { subsidy, coPayment: price - subsidy, binding: bindings[binding] ?? 'RATIO' };
}
