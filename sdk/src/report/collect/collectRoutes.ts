import type { Ledger } from '../../audit/ledger/ledger.ts';
import type { RouteFacts } from '../modelFacts.ts';
import { paidOrders } from './paidOrders.ts';
import type { PaidOrder } from './paidOrders.ts';

/** Sums up the paid orders of each rail and directed pair, in the order in which the routes were first used. */
export function collectRoutes(ledger: Ledger): RouteFacts[] {
  const routes = Map.groupBy(paidOrders(ledger), ({ rail, issuer, host }) => `${rail} ${issuer}>${host}`);
  return [...routes.values()].flatMap((orders) => {
    const [first] = orders;
    return first === undefined ? [] : [sumUp(first, orders)];
  });
}

function sumUp({ rail, issuer, host }: PaidOrder, orders: readonly PaidOrder[]): RouteFacts {
  const sum = (figure: 'invoiced' | 'subsidy' | 'coPayment' | 'paidToLab') =>
    orders.reduce((total, order) => total + order[figure], 0n);
  return {
    rail,
    issuer,
    host,
    uses: orders.length,
    enterprises: new Set(orders.map(({ enterprise }) => enterprise)).size,
    labs: new Set(orders.map(({ lab }) => lab)).size,
    invoiced: sum('invoiced'),
    subsidy: sum('subsidy'),
    coPayment: sum('coPayment'),
    paidToLabs: sum('paidToLab'),
  };
}
