import { DAY } from './clock.ts';
import { payeeOf, release } from './books.ts';
import { isSettled, isUnclaimed, orderOf } from './orders.ts';
import { amount, object, optionalAmount, optionalText, text, toYuan } from './raw.ts';
import type { Raw } from './raw.ts';
import { refuseFirstBroken } from './refusal.ts';
import type { Model, Order, Result, Verb } from './state.ts';
import { known, smaller } from './state.ts';
import { roundDown, shareOf } from './subsidy.ts';

/** A claim that one party signed is reviewed after confirmation or so many seconds. */
const ONE_SIDED_WAIT = 14 * DAY;

/**
 * Invoice code and number as they are compared: NFKC, upper case, letters and digits only.
 * An empty number is a fault of the file, which no rule of the chain decides.
 */
export function normaliseInvoice(code: string, number: string): string {
  const normalise = (value: string) =>
    value
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{Nd}]/gu, '');
  if (normalise(number) === '')
    throw new Error(`The model finds no letter or digit in the invoice number "${number}".`);
  return JSON.stringify([normalise(code), normalise(number)]);
}

/** Whether a review of the claim must still wait for the other party. */
export function isUnripe(model: Model, order: Order): boolean {
  return order.isOneSided && model.state.now < order.claimedAt + ONE_SIDED_WAIT;
}

export function claim(model: Model, step: Raw): Result {
  const { state } = model;
  const order = orderOf(model, step);
  const invoice = object(step, 'invoice');
  const invoiced = amount(invoice, 'amount');
  const invoiceKey = normaliseInvoice(text(invoice, 'code'), text(invoice, 'number'));
  const isOneSided = optionalText(step, 'signedBy') === 'CLAIMANT';
  const lastSigner = isOneSided ? payeeOf(order) : order.lab;
  const subsidy = smaller(order.subsidy, roundDown(shareOf(invoiced, order.ratioBp), order.unit));
  const least = order.rail === 'REIMBURSE' ? invoiced : invoiced - subsidy;
  const paid = optionalAmount(step, 'paid') ?? least;

  refuseFirstBroken([
    ['ZeroAmount', () => invoiced === 0n],
    ['BadSignature', () => (optionalText(step, 'by') ?? lastSigner) !== lastSigner],
    ['OrderNotApproved', () => order.state === 'PLACED' && order.preApproval],
    ['AlreadySettled', () => isSettled(order)],
    ['WrongState', () => !isUnclaimed(order)],
    ['RedeemExpired', () => state.now > known(state.vouchers, order.voucher).redeemEnd],
    ['ZeroClaim', () => subsidy === 0n],
    ['DuplicateInvoice', () => state.invoices.has(invoiceKey)],
    ['InvoiceExceedsPrice', () => invoiced > order.price],
    ['CoPaymentUnproved', () => paid < least],
  ]);

  release(model, order, order.subsidy - subsidy);
  order.subsidy = subsidy;
  order.state = 'CLAIMED';
  order.claimedAt = state.now;
  order.isOneSided = isOneSided;
  order.invoice = invoiceKey;
  state.invoices.add(invoiceKey);
  return { subsidy: toYuan(subsidy), coPayment: toYuan(invoiced - subsidy) };
}

export const confirm: Verb = (model, step) => {
  const order = orderOf(model, step);
  const other = payeeOf(order) === order.lab ? order.enterprise : order.lab;

  refuseFirstBroken([
    ['AlreadySettled', () => isSettled(order)],
    ['WrongState', () => order.state !== 'CLAIMED' && order.state !== 'DISPUTED'],
    ['WrongState', () => !order.isOneSided],
    ['Unauthorized', () => (optionalText(step, 'by') ?? other) !== other],
  ]);

  order.isOneSided = false;
};
