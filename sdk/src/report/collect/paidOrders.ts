import type { Ledger } from '../../audit/ledger/ledger.ts';
import type { OrderRecord } from '../../audit/ledger/orderRecords.ts';

/** A paid order as reports count it; fen. */
export type PaidOrder = Pick<OrderRecord, 'rail' | 'issuer' | 'host' | 'enterprise' | 'lab'> & {
  readonly invoiced: bigint;
  readonly subsidy: bigint;
  readonly coPayment: bigint;
  readonly paidToLab: bigint;
  /** What a clawback has got from the payee so far. */
  readonly takenBack: bigint;
};

/** Every order that was paid, in the order of the book. A payment without a claim is an audit finding and is left out. */
export function paidOrders({ orders, dues }: Ledger): PaidOrder[] {
  const found: PaidOrder[] = [];
  for (const order of orders.values()) {
    const { rail, issuer, host, enterprise, lab, claim, paid: subsidy } = order;
    if (subsidy === 0n || claim === undefined) continue;
    const { invoiced, paid: paidToLab } = claim;
    const coPayment = invoiced - subsidy;
    const takenBack = order.clawedBack - (dues.get(order.hash)?.amount ?? 0n);
    found.push({ rail, issuer, host, enterprise, lab, invoiced, subsidy, coPayment, paidToLab, takenBack });
  }
  return found;
}
