import { DAY } from './clock.ts';
import {
  isOpen,
  poolOf,
  positionOf,
  release,
  reservedOn,
  sumObligations,
  sumOrders,
  treasuryOf,
  wasPaid,
} from './books.ts';
import { agreedRatio, quoteOf, readWish, standingRules } from './quoting.ts';
import { optionalText, text, toYuan } from './raw.ts';
import type { Raw } from './raw.ts';
import { Refusal, refuseFirstBroken } from './refusal.ts';
import type { Rule } from './refusal.ts';
import type { Model, Order, Result, Verb } from './state.ts';
import { add, known, pair } from './state.ts';
import type { Binding } from './subsidy.ts';

/** The enterprise alone may cancel so many seconds after `order`. */
const CANCEL_WAIT = 90 * DAY;

/** The order that a step names. */
export function orderOf(model: Model, step: Raw): Order {
  const order = model.state.orders.get(text(step, 'order'));
  if (!order) throw new Refusal('OrderUnknown');
  return order;
}

/** Whether nothing but a clawback can happen to the order any more. */
export function isSettled(order: Order): boolean {
  return !isOpen(order);
}

/** Whether a claim was not made yet. */
export function isUnclaimed(order: Order): boolean {
  return order.state === 'PLACED' || order.state === 'APPROVED';
}

export function order(model: Model, step: Raw, key: string): Result {
  const { state } = model;
  const wish = readWish(model, step);
  const { voucher, policy, lab, price, stated, recognition } = wish;
  const [issuer, host] = [policy.region, lab.region];
  const terms = recognition?.terms;
  const rail = terms?.rail ?? 'HOME';
  // The limits and the quote need the terms: they are asked for only after class 5.
  const quoted = () => quoteOf(model, wish);
  const subsidy = () => stated ?? quoted().subsidy;
  const isBroken = (limit: Exclude<Binding, 'UNIT'>) => {
    const { limits, subsidy: most, binding } = quoted();
    if (stated === undefined) return most === 0n && binding === limit;
    return stated > (limits[limit] ?? stated);
  };
  const isOffUnit = () => {
    if (stated !== undefined) return stated % policy.unit !== 0n;
    return quoted().subsidy === 0n && quoted().binding === 'UNIT';
  };
  const exposure = () =>
    rail === 'CLEARING'
      ? (state.obligations.get(pair(issuer, host)) ?? 0n) + reservedOn(model, rail, issuer, host)
      : sumOrders(
          model,
          (other) =>
            (isOpen(other) || wasPaid(other)) && other.rail === rail && other.issuer === issuer && other.host === host,
        );
  const accepted = () =>
    sumObligations(model, (_, creditor) => creditor === host) + reservedOn(model, 'CLEARING', undefined, host);
  const netDebit = () => reservedOn(model, 'CLEARING', issuer, undefined) - positionOf(model, issuer);
  const isOver = (used: bigint, cap: bigint | undefined) => cap !== undefined && used + subsidy() > cap;

  const rules: readonly Rule[] = [
    ['ZeroAmount', () => price === 0n || stated === 0n],
    ['BadSignature', () => (optionalText(step, 'signedBy') ?? wish.enterprise) !== wish.enterprise],
    ['BadSignature', () => (optionalText(step, 'by') ?? lab.id) !== lab.id],
    ...standingRules(model, wish),
    ['CoPaymentTooLow', () => isBroken('RATIO')],
    ['BalanceTooLow', () => isBroken('BALANCE')],
    ['UnitMismatch', isOffUnit],
    ['OrderCapExceeded', () => isBroken('ORDER_CAP')],
    ['FirstUseCapExceeded', () => isBroken('FIRST_USE_CAP')],
    ['AnnualCapExceeded', () => isBroken('ANNUAL_CAP')],
    ['ExposureCapExceeded', () => rail !== 'HOME' && isOver(exposure(), terms?.exposureCap)],
    [
      'AcceptanceQuotaExceeded',
      () => rail === 'CLEARING' && isOver(accepted(), treasuryOf(model, host).acceptanceQuota),
    ],
    ['NetDebitCapExceeded', () => rail === 'CLEARING' && isOver(netDebit(), treasuryOf(model, issuer).netDebitCap)],
    ['PoolShort', () => rail === 'POOL' && subsidy() > poolOf(model, issuer, host)],
    ['TreasuryShort', () => rail === 'CLEARING' && subsidy() > treasuryOf(model, host).free],
  ];
  refuseFirstBroken(rules);

  const reserved = subsidy();
  voucher.left -= reserved;
  if (rail === 'POOL') add(state.pools, pair(issuer, host), -reserved);
  if (rail === 'CLEARING') treasuryOf(model, host).free -= reserved;
  state.orders.set(key, {
    voucher: wish.voucherName,
    programme: policy.id,
    enterprise: wish.enterprise,
    lab: lab.id,
    issuer,
    host,
    rail,
    agent: terms?.agent,
    price,
    ratioBp: agreedRatio(wish),
    unit: policy.unit,
    preApproval: terms?.preApproval ?? false,
    challengeDays: terms?.challengeDays ?? 0,
    placedAt: state.now,
    state: 'PLACED',
    subsidy: reserved,
    claimedAt: 0,
    isOneSided: false,
    verifiedAt: 0,
    disputedAt: 0,
    clawed: 0n,
    due: 0n,
    advanced: 0n,
    dueSince: 0,
  });
  return { subsidy: toYuan(reserved), coPayment: toYuan(price - reserved) };
}

export const approveOrder: Verb = (model, step) => {
  const order = orderOf(model, step);
  const agency = `agency@${order.issuer}`;

  refuseFirstBroken([
    ['AlreadySettled', () => isSettled(order)],
    ['WrongState', () => order.state !== 'PLACED' || !order.preApproval],
    ['Unauthorized', () => (optionalText(step, 'by') ?? agency) !== agency],
  ]);

  order.state = 'APPROVED';
};

export const cancel: Verb = (model, step) => {
  const order = orderOf(model, step);
  // `signedBy` names the one who signs alone; without it both sign, and `by` stands in the lab's place.
  const alone = optionalText(step, 'signedBy');
  const by = optionalText(step, 'by');
  const signer = alone === undefined ? (by ?? order.lab) : (by ?? alone);

  refuseFirstBroken([
    ['BadSignature', () => signer !== order.lab && (alone === undefined || signer !== order.enterprise)],
    ['AlreadySettled', () => isSettled(order)],
    ['WrongState', () => !isUnclaimed(order)],
    ['NotDue', () => signer === order.enterprise && model.state.now < order.placedAt + CANCEL_WAIT],
  ]);

  release(model, order, order.subsidy);
  order.state = 'CANCELLED';
};

/** `expire` of an order; of a voucher see vouchers.ts. */
export const expireOrder: Verb = (model, step) => {
  const order = orderOf(model, step);

  refuseFirstBroken([
    ['AlreadySettled', () => isSettled(order)],
    ['WrongState', () => !isUnclaimed(order)],
    ['NotDue', () => model.state.now <= known(model.state.vouchers, order.voucher).redeemEnd],
  ]);

  release(model, order, order.subsidy);
  order.state = 'EXPIRED';
};
