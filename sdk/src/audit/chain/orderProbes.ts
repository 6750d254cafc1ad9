import { orderStates } from '../../orders/orderState.ts';
import { voucherStatuses } from '../../vouchers/voucherStatus.ts';
import { subjects } from '../findings/subjects.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { OrderRecord } from '../ledger/orderRecords.ts';
import { voucherSubject } from '../replay/voucherNames.ts';
import type { ProbeMaker } from './makeProbes.ts';
import type { Probe } from './probe.ts';

/** Vouchers, the order book, what was clawed back, claimed invoices. */
export function orderProbes(ledger: Ledger, make: ProbeMaker): Probe[] {
  const probes: Probe[] = [];
  for (const voucher of ledger.vouchers.values()) {
    const { programme, serial, holder, day, status, balance } = voucher;
    probes.push(
      make.view(
        { code: 'VoucherDiffers', subject: voucherSubject(voucher) },
        'voucherToken',
        'voucherAt',
        [programme, serial],
        {
          holder,
          day,
          status: voucherStatuses.indexOf(status),
          balance,
        },
      ),
    );
  }
  for (const order of ledger.orders.values()) probes.push(...wordProbes(ledger, make, order));
  for (const [nullifier, order] of ledger.nullifiers) {
    const head = { code: 'InvoiceDiffers', subject: subjects.invoice(nullifier) } as const;
    probes.push(make.view(head, 'claimDesk', 'invoiceOrder', [nullifier], { order }));
  }
  return probes;
}

function wordProbes({ regions }: Ledger, make: ProbeMaker, order: OrderRecord): Probe[] {
  const { hash, voucher, clawedBack } = order;
  const subject = subjects.order(hash);
  return [
    make.word(
      { code: 'OrderDiffers', subject },
      'orderDesk',
      'orderWord',
      [hash],
      [
        { name: 'state', bits: 4, value: orderStates.indexOf(order.state) },
        { name: 'firstUse', bits: 1, value: order.firstUse },
        { name: 'oneSided', bits: 1, value: order.oneSided },
        { name: 'year', bits: 8, value: order.year - 1970 },
        { name: 'host index', bits: 10, value: regions.get(order.host)?.index ?? 0 },
        { name: 'since', bits: 34, value: order.since },
        { name: 'programme', bits: 20, value: order.programme },
        { name: 'serial', bits: 32, value: voucher.serial },
        { name: 'lab', bits: 30, value: order.lab },
        { name: 'terms', bits: 20, value: order.terms },
        { name: 'subsidy', bits: 96, value: order.subsidy },
      ],
    ),
    make.view({ code: 'ClawbackDiffers', subject }, 'claimDesk', 'clawedBackOf', [hash], { clawedBack }),
  ];
}
