import { DAY } from './clock.ts';
import type { Model, Order, Verb } from './state.ts';
import { owe, payeeOf, payParty, release, treasuryOf } from './books.ts';
import { isUnripe } from './claims.ts';
import { isBanned } from './credit.ts';
import { isSettled, isUnclaimed, orderOf } from './orders.ts';
import { optionalText, text } from './raw.ts';
import { refuseFirstBroken } from './refusal.ts';

/** A claim not reviewed for so many seconds becomes DISPUTED by `escalate`; then the council may resolve it as late again. */
const REVIEW_SPAN = 30 * DAY;

/** Whether the rail knows `verify`. */
export function hasVerify(order: Order): boolean {
  return order.rail === 'CLEARING' || order.rail === 'POOL';
}

/** Whether the payment is due: accepted, resolved PAY, or the challenge after `verify` over at its last second. */
function isDue(model: Model, order: Order): boolean {
  if (order.state === 'ACCEPTED') return true;
  return order.state === 'VERIFIED' && model.state.now >= order.verifiedAt + order.challengeDays * DAY;
}

export const verify: Verb = (model, step) => {
  const order = orderOf(model, step);
  const reviewer = order.rail === 'POOL' ? order.agent : `agency@${order.host}`;

  refuseFirstBroken([
    ['AlreadySettled', () => isSettled(order)],
    ['WrongState', () => order.state !== 'CLAIMED' || !hasVerify(order)],
    ['NotDue', () => isUnripe(model, order)],
    ['Unauthorized', () => (optionalText(step, 'by') ?? reviewer) !== reviewer],
  ]);

  order.state = 'VERIFIED';
  order.verifiedAt = model.state.now;
};

export const accept: Verb = (model, step) => {
  const order = orderOf(model, step);
  const agency = `agency@${order.issuer}`;

  refuseFirstBroken([
    ['AlreadySettled', () => isSettled(order)],
    ['WrongState', () => order.state !== (hasVerify(order) ? 'VERIFIED' : 'CLAIMED')],
    ['NotDue', () => order.state === 'CLAIMED' && isUnripe(model, order)],
    ['Unauthorized', () => (optionalText(step, 'by') ?? agency) !== agency],
  ]);

  order.state = 'ACCEPTED';
};

export const escalate: Verb = (model, step) => {
  const order = orderOf(model, step);

  refuseFirstBroken([
    ['AlreadySettled', () => isSettled(order)],
    ['WrongState', () => order.state !== 'CLAIMED'],
    ['NotDue', () => model.state.now < order.claimedAt + REVIEW_SPAN],
  ]);

  order.state = 'DISPUTED';
  order.disputedAt = model.state.now;
};

export const dispute: Verb = (model, step) => {
  const order = orderOf(model, step);
  const by = optionalText(step, 'by') ?? `agency@${order.issuer}`;
  const mayDispute = [`agency@${order.issuer}`, `agency@${order.host}`, order.agent];

  refuseFirstBroken([
    ['AlreadySettled', () => isSettled(order)],
    ['WrongState', () => isUnclaimed(order) || order.state === 'DISPUTED'],
    ['ChallengeOver', () => isDue(model, order) && !isBanned(model, payeeOf(order))],
    ['Unauthorized', () => !mayDispute.includes(by)],
  ]);

  order.state = 'DISPUTED';
  order.disputedAt = model.state.now;
};

/** The last of both agencies: the host's, which at home is its one. */
export function lastAgency(order: Order): string {
  return `agency@${order.host}`;
}

export const resolve: Verb = (model, step) => {
  const order = orderOf(model, step);
  const by = optionalText(step, 'by') ?? lastAgency(order);
  const isCouncilsTurn = model.state.now >= order.disputedAt + REVIEW_SPAN;

  refuseFirstBroken([
    ['AlreadySettled', () => isSettled(order)],
    ['WrongState', () => order.state !== 'DISPUTED'],
    ['Unauthorized', () => by !== lastAgency(order) && !(by === 'council' && isCouncilsTurn)],
  ]);

  if (text(step, 'outcome') === 'PAY') {
    order.state = 'ACCEPTED';
    return;
  }
  release(model, order, order.subsidy);
  order.state = 'REJECTED';
  // A claim that is released uses nothing up: the invoice may come again.
  if (order.invoice !== undefined) model.state.invoices.delete(order.invoice);
};

export const pay: Verb = (model, step) => {
  const order = orderOf(model, step);
  const payee = payeeOf(order);

  refuseFirstBroken([
    ['AlreadySettled', () => isSettled(order)],
    ['WrongState', () => order.state !== 'VERIFIED' && order.state !== 'ACCEPTED'],
    ['NotDue', () => !isDue(model, order)],
    ['CreditBlocked', () => isBanned(model, payee)],
  ]);

  order.state = 'PAID';
  // The programme's encumbered money is the sum of its open orders and vouchers, so ending the reservation frees it
  // for what follows; the pool and the host's treasury were charged at `order`.
  if (order.rail === 'POOL') treasuryOf(model, order.issuer).free += order.subsidy;
  if (order.rail === 'CLEARING') owe(model, order.issuer, order.host, order.subsidy);
  const isPaidFromHome = order.rail === 'HOME' || order.rail === 'REIMBURSE';
  payParty(model, isPaidFromHome ? order.issuer : order.host, payee, order.subsidy);
};
