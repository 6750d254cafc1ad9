import type { Hex } from 'viem';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { errorNames } from '../../errors/errorNames.ts';
import { TongduiError } from '../../errors/tongduiError.ts';
import { buildOrder, signOrder } from '../../intents/order.ts';
import type { OrderFields, OrderIntent } from '../../intents/order.ts';
import type { IntentSigner } from '../../intents/signIntent.ts';
import type { Binding } from '../../subsidy/limits.ts';
import { placeOrder } from './placeOrder.ts';
import type { PlaceOrderParameters } from './placeOrder.ts';
import { quote } from './quote.ts';

export type PlaceQuotedOrderParameters = {
  /** The order without its subsidy; the salt is random unless given. */
  readonly order: Omit<OrderFields, 'subsidy'>;
  /** Who signs as the enterprise. */
  readonly enterprise: IntentSigner;
  /** Who signs as the lab. */
  readonly lab: IntentSigner;
};

export type PlacedOrder = ActReceipt & {
  /** The order's hash. */
  readonly order: Hex;
  readonly intent: OrderIntent;
};

/** The last class that a quote is refused for; amounts and money come after it. */
const lastClassOfQuote = 5;

/** The smallest subsidy that there is, in fen. */
const smallest = 1n;

/**
 * Asks for the largest subsidy, has both sign an order over it, and places it.
 *
 * Where the largest is nothing, no order can be placed: the refusal is then the one that comes first in the order of errors
 * (docs/scenario-format.md, `order`: "if that is zero: the error of what binds").
 *
 * @throws {TongduiError} What `placeOrder` throws; `CoPaymentTooLow`, `BalanceTooLow`, `UnitMismatch`, `OrderCapExceeded`,
 * `FirstUseCapExceeded` or `AnnualCapExceeded` by what makes the subsidy nothing.
 */
export async function placeQuotedOrder(
  client: TongduiClient,
  parameters: PlaceQuotedOrderParameters,
): Promise<PlacedOrder> {
  const quoted = await quote(client, parameters.order).catch((error: unknown) => {
    if (error instanceof TongduiError) return error;
    throw error;
  });
  if (quoted instanceof TongduiError) throw (await findEarlierRefusal(client, parameters)) ?? quoted;
  if (quoted.subsidy === 0n) {
    const refusal = zeroQuoteError(quoted.binding);
    const probed = await probe(client, parameters);
    throw isBeforeAmounts(probed) || probed?.code === refusal.code ? (probed ?? refusal) : refusal;
  }
  const signed = await sign(client, parameters, quoted.subsidy);
  const placed = await placeOrder(client, signed);
  return { ...placed, intent: signed.intent };
}

/** A quote asks for no signatures and no amounts: what an order would be refused for in the classes before its own. */
async function findEarlierRefusal(client: TongduiClient, parameters: PlaceQuotedOrderParameters) {
  const probed = await probe(client, parameters);
  return isBeforeAmounts(probed) ? probed : undefined;
}

/** What becomes of the order over the smallest subsidy. Nothing is sent. */
async function probe(client: TongduiClient, parameters: PlaceQuotedOrderParameters): Promise<TongduiError | undefined> {
  const signed = await sign(client, parameters, smallest);
  try {
    await placeOrder.simulate(client, signed);
    return undefined;
  } catch (error) {
    if (error instanceof TongduiError) return error;
    throw error;
  }
}

/** Errors without a class are no rule of the order: they are reported as they are. */
function isBeforeAmounts(error: TongduiError | undefined): boolean {
  if (error === undefined) return false;
  const found = errorNames.find(({ name }) => name === error.code);
  return found === undefined || found.class <= lastClassOfQuote;
}

async function sign(
  { deployment }: TongduiClient,
  { order, enterprise, lab }: PlaceQuotedOrderParameters,
  subsidy: bigint,
): Promise<PlaceOrderParameters> {
  const intent = buildOrder({ ...order, subsidy });
  const [enterpriseSignature, labSignature] = await Promise.all([
    signOrder(enterprise, deployment, intent),
    signOrder(lab, deployment, intent),
  ]);
  return { intent, enterpriseSignature, labSignature };
}

/** That even the smallest subsidy is more than the limit that makes the quote nothing. */
function zeroQuoteError(binding: Binding): TongduiError {
  const subsidy = smallest;
  switch (binding) {
    case 'RATIO':
      return new TongduiError('CoPaymentTooLow', { subsidy, most: 0n });
    case 'BALANCE':
      return new TongduiError('BalanceTooLow', { amount: subsidy, balance: 0n });
    case 'ORDER_CAP':
      return new TongduiError('OrderCapExceeded', { subsidy, cap: 0n });
    case 'FIRST_USE_CAP':
      return new TongduiError('FirstUseCapExceeded', { subsidy, left: 0n });
    case 'ANNUAL_CAP':
      return new TongduiError('AnnualCapExceeded', { subsidy, left: 0n });
    case 'UNIT':
      // The probe's own refusal, which knows the unit, is reported in place of this one.
      return new TongduiError('UnitMismatch', { subsidy, unit: 0n });
  }
}
