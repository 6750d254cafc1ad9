import type { Ledger } from '../../audit/ledger/ledger.ts';
import type { OrderRecord } from '../../audit/ledger/orderRecords.ts';

/** A paid order as reports count it; fen. */
export type PaidOrder = Pick<OrderRecord, 'rail' | 'issuer' | 'host' | 'enterprise' | 'lab'> & {
  readonly invoiced: bigint;
  readonly subsidy: bigint;
  readonly coPayment: bigint;
  readonly paidToLab: bigint;
  readonly clawedBack: bigint;
};

/** Every order that was paid, in the order of the book. A payment without a claim is an audit finding and is left out. */
export function paidOrders(ledger: Ledger): PaidOrder[] {
  const orders: PaidOrder[] = [];
  for (const { rail, issuer, host, enterprise, lab, claim, paid, clawedBack } of ledger.orders.values()) {
    if (paid === 0n || claim === undefined) continue;
    const { invoiced, paid: paidToLab } = claim;
    const coPayment = invoiced - paid;
    orders.push({ rail, issuer, host, enterprise, lab, invoiced, subsidy: paid, coPayment, paidToLab, clawedBack });
  }
  return orders;
}
