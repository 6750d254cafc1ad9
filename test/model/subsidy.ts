import { yearOf } from './clock.ts';
import type { Code, Model, Participant, Policy, Voucher } from './state.ts';
import { larger, smaller } from './state.ts';
import { isOpen, participantOf, policyOf, sumOrders, wasPaid } from './books.ts';

export type Binding = 'RATIO' | 'BALANCE' | 'ORDER_CAP' | 'FIRST_USE_CAP' | 'ANNUAL_CAP' | 'UNIT';

/** The limits on one subsidy in fen, in the order in which `binding` names the first that equals the smallest. */
export type Limits = {
  readonly RATIO: bigint;
  readonly BALANCE: bigint;
  readonly ORDER_CAP?: bigint;
  readonly FIRST_USE_CAP?: bigint;
  readonly ANNUAL_CAP?: bigint;
};

/** The ratio of a programme for a place and category: host and category, then host, then category, then `ratioBp`. */
export function ratioOf(policy: Policy, host: Code, category: string): number {
  const entry = (wantedHost: string, wantedCategory: string) =>
    policy.ratios.find((ratio) => ratio.host === wantedHost && ratio.category === wantedCategory)?.bp;
  return entry(host, category) ?? entry(host, '*') ?? entry('*', category) ?? entry('*', '*') ?? policy.ratioBp;
}

/** A ratio of an amount, rounded down to the fen. */
export function shareOf(fen: bigint, ratioBp: number): bigint {
  return (fen * BigInt(ratioBp)) / 10_000n;
}

/** Rounded down to a whole number of units. */
export function roundDown(fen: bigint, unit: bigint): bigint {
  return fen - (fen % unit);
}

/** What the annual cap of a programme still lets the party's group use this year, never below zero. */
export function annualCapLeft(model: Model, policy: Policy, party: Participant): bigint | undefined {
  if (policy.annualCap === undefined) return undefined;
  const year = yearOf(model.state.now);
  const used = sumOrders(
    model,
    (order) =>
      (isOpen(order) || wasPaid(order)) &&
      yearOf(order.placedAt) === year &&
      isOfSeries(model, policy, order.programme) &&
      participantOf(model, order.enterprise).group === party.group,
  );
  return larger(policy.annualCap - used, 0n);
}

/** What the first-use cap still lets through; no limit once an order of the group in the series has been paid. */
function firstUseCapLeft(model: Model, policy: Policy, party: Participant): bigint | undefined {
  if (policy.firstUseCap === undefined) return undefined;
  const orders = [...model.state.orders.values()].filter(
    (order) =>
      isOfSeries(model, policy, order.programme) && participantOf(model, order.enterprise).group === party.group,
  );
  if (orders.some(wasPaid)) return undefined;
  const open = orders.filter(isOpen).reduce((sum, order) => sum + order.subsidy, 0n);
  return larger(policy.firstUseCap - open, 0n);
}

/** A series is a region's own: the same name in another region is another series. */
function isOfSeries(model: Model, policy: Policy, programme: string): boolean {
  const other = policyOf(model, programme);
  return other.region === policy.region && other.series === policy.series;
}

/** All limits on the subsidy of an order of this price at this ratio. */
export function limitsOf(model: Model, voucher: Voucher, price: bigint, ratioBp: number): Limits {
  const policy = policyOf(model, voucher.programme);
  const holder = participantOf(model, voucher.holder);
  return {
    RATIO: shareOf(price, ratioBp),
    BALANCE: voucher.left,
    ORDER_CAP: policy.orderCap,
    FIRST_USE_CAP: firstUseCapLeft(model, policy, holder),
    ANNUAL_CAP: annualCapLeft(model, policy, holder),
  };
}

/** The largest subsidy within the limits, and what binds it. */
export function largestWithin(limits: Limits, unit: bigint): { readonly subsidy: bigint; readonly binding: Binding } {
  const order = ['RATIO', 'BALANCE', 'ORDER_CAP', 'FIRST_USE_CAP', 'ANNUAL_CAP'] as const;
  const smallest = order.map((name) => limits[name] ?? limits.RATIO).reduce(smaller);
  const subsidy = roundDown(smallest, unit);
  if (subsidy < smallest) return { subsidy, binding: 'UNIT' };
  return { subsidy, binding: order.find((name) => limits[name] === smallest) ?? 'RATIO' };
}
