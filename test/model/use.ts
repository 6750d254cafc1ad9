import { claim } from './claims.ts';
import { order } from './orders.ts';
import type { Raw } from './raw.ts';
import { accept, hasVerify, pay, verify } from './reviews.ts';
import { approveOrder } from './orders.ts';
import type { Result, Verb } from './state.ts';
import { known } from './state.ts';

/** The code of the invoices that nobody named: its letters are of a script that no invoice code uses. */
export const freshCode = 'ᚠᚱᛖᛋᚺ';

/** `order`, `approveOrder` if due, `claim`, all review that the rail knows, `pay`, in one step: a refusal undoes all. */
export const use: Verb = (model, step, key): Result => {
  order(model, step, key);
  const placed = known(model.state.orders, key);
  const named: Raw = { order: key };
  if (placed.preApproval) approveOrder(model, named, key);
  const fresh: Raw = { code: freshCode, number: String(++model.state.freshInvoices), amount: step.price };
  const result = claim(model, { ...named, invoice: step.invoice ?? fresh });
  if (hasVerify(placed)) verify(model, named, key);
  accept(model, named, key);
  pay(model, named, key);
  return result;
};
