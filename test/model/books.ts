import type { Budget, Code, Model, Order, Participant, Policy, Rail, Treasury, Voucher } from './state.ts';
import { add, known, pair, smaller } from './state.ts';

/*
 * Sums over the orders and the money that moves between accounts. Reserved and paid amounts are kept nowhere: they are
 * summed from the orders each time, so that a counter cannot drift from the orders that it counts.
 */

const OPEN = new Set(['PLACED', 'APPROVED', 'CLAIMED', 'VERIFIED', 'ACCEPTED', 'DISPUTED']);

/** Whether the order still holds a reservation. */
export function isOpen(order: Order): boolean {
  return OPEN.has(order.state);
}

/** Whether the order was paid, clawed back or not. */
export function wasPaid(order: Order): boolean {
  return order.state === 'PAID' || order.state === 'CLAWED_BACK';
}

export function policyOf(model: Model, id: string): Policy {
  return known(model.world.programmes, id);
}

export function budgetOf(model: Model, id: string): Budget {
  return known(model.state.budgets, id);
}

export function treasuryOf(model: Model, region: Code): Treasury {
  return known(model.state.treasuries, region);
}

export function participantOf(model: Model, id: string): Participant {
  return known(model.world.participants, id);
}

export function poolOf(model: Model, issuer: Code, host: Code): bigint {
  return model.state.pools.get(pair(issuer, host)) ?? 0n;
}

/** The one to be paid: the enterprise on REIMBURSE, else the lab. */
export function payeeOf(order: Order): string {
  return order.rail === 'REIMBURSE' ? order.enterprise : order.lab;
}

/** The subsidies of all orders that the question picks. */
export function sumOrders(model: Model, picks: (order: Order) => boolean): bigint {
  let sum = 0n;
  for (const order of model.state.orders.values()) if (picks(order)) sum += order.subsidy;
  return sum;
}

/** The obligations that the question picks. */
export function sumObligations(model: Model, picks: (debtor: Code, creditor: Code) => boolean): bigint {
  let sum = 0n;
  for (const [key, fen] of model.state.obligations) {
    const [debtor = '', creditor = ''] = key.split('>');
    if (picks(debtor, creditor)) sum += fen;
  }
  return sum;
}

/** What is owed to a region less what it owes. */
export function positionOf(model: Model, region: Code): bigint {
  return (
    sumObligations(model, (_, creditor) => creditor === region) - sumObligations(model, (debtor) => debtor === region)
  );
}

/** Reserved on one rail for a directed pair; either region may be left open. */
export function reservedOn(model: Model, rail: Rail, issuer: Code | undefined, host: Code | undefined): bigint {
  return sumOrders(
    model,
    (order) =>
      isOpen(order) &&
      order.rail === rail &&
      (issuer === undefined || order.issuer === issuer) &&
      (host === undefined || order.host === host),
  );
}

/** The four parts of a programme's budget that docs/scenario-format.md names. */
export function programmeParts(model: Model, id: string) {
  let outstanding = 0n;
  for (const voucher of model.state.vouchers.values()) if (voucher.programme === id) outstanding += voucher.left;
  return {
    unissued: budgetOf(model, id).unissued,
    outstanding,
    reserved: sumOrders(model, (order) => order.programme === id && isOpen(order)),
    paid: sumOrders(model, (order) => order.programme === id && wasPaid(order)),
  };
}

/** Whether the voucher may still be ordered against. */
export function isUsable(model: Model, voucher: Voucher): boolean {
  return !voucher.isEnded && model.state.now <= voucher.useEnd;
}

/** Value that nobody holds any more: to the un-issued pool, or, from a closed programme, out of the budget and free. */
export function returnToProgramme(model: Model, id: string, fen: bigint): void {
  const budget = budgetOf(model, id);
  if (budget.isClosed) {
    budget.budget -= fen;
    treasuryOf(model, policyOf(model, id).region).free += fen;
  } else {
    budget.unissued += fen;
  }
}

/** Releases value and the money that was reserved for it. The caller lowers the order's subsidy or ends the order. */
export function release(model: Model, order: Order, fen: bigint): void {
  const voucher = known(model.state.vouchers, order.voucher);
  if (isUsable(model, voucher)) voucher.left += fen;
  else returnToProgramme(model, order.programme, fen);
  if (order.rail === 'POOL') add(model.state.pools, pair(order.issuer, order.host), fen);
  if (order.rail === 'CLEARING') treasuryOf(model, order.host).free += fen;
}

/** A debtor's money becomes locked behind a new obligation; the caller has taken it from where it was. */
export function owe(model: Model, debtor: Code, creditor: Code, fen: bigint): void {
  treasuryOf(model, debtor).locked += fen;
  add(model.state.obligations, pair(debtor, creditor), fen);
}

/** A party's deposit of one region's money. */
export function depositKey(region: Code, party: string): string {
  return `${region}>${party}`;
}

/** Pays a party out of a region's money. What is due from the party goes first, the oldest due first. */
export function payParty(model: Model, region: Code, party: string, fen: bigint): void {
  const dues = [...model.state.orders.values()].filter((order) => order.due > 0n && payeeOf(order) === party);
  dues.sort((a, b) => a.dueSince - b.dueSince);
  let left = fen;
  for (const order of dues) {
    const part = smaller(order.due, left);
    left -= part;
    order.due -= part;
    collectDue(model, order, part);
  }
  add(model.state.deposits, depositKey(region, party), left);
}

/** Puts what came in on a due where the clawback would have put it ("Where the money is"). */
function collectDue(model: Model, order: Order, fen: bigint): void {
  if (order.rail === 'POOL') {
    add(model.state.pools, pair(order.issuer, order.host), fen);
  } else if (order.rail === 'CLEARING') {
    const back = smaller(fen, order.advanced);
    order.advanced -= back;
    treasuryOf(model, order.host).free += back;
    owe(model, order.host, order.issuer, fen - back);
  } else {
    treasuryOf(model, order.issuer).free += fen;
  }
}
