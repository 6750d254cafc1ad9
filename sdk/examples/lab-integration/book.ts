import { appendFile, readFile } from 'node:fs/promises';
import { formatDay, formatTime, formatYuan } from '@tongdui/sdk';
import type { ListedPayment, OrderIntent } from '@tongdui/sdk';
import type { Settled } from './settleOrder.ts';

const heading = [
  '订单 order',
  '合同日 contract day',
  '类别 category',
  '合同价 price',
  '发票代码 invoice code',
  '发票号码 invoice number',
  '开票金额 invoiced',
  '抵用金额 subsidy',
  '状态 state',
  '到账时间 paid at',
  '交易 transaction',
];

/** The lab's book: a CSV file with one line an order that is at its end. */
export type Book = { has(order: string): boolean; add(line: BookLine): Promise<void> };

export type BookLine = Settled & { readonly intent: OrderIntent; readonly payment?: ListedPayment };

/** Opens the book, or begins one. */
export async function openBook(file: string): Promise<Book> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  });
  // Excel reads Chinese in a CSV file only if it begins with this mark.
  if (text === '') await appendFile(file, `\uFEFF${toRow(heading)}`);
  const known = new Set([...text.matchAll(/^(0x[0-9a-f]{64}),/gm)].map(([, order]) => order));
  return {
    has: (order) => known.has(order),
    add: async ({ order, state, subsidy, invoice, intent, payment }) => {
      if (known.has(order)) return;
      known.add(order);
      const row = [
        order,
        formatDay(intent.contractDay),
        intent.category,
        formatYuan(intent.price),
        invoice?.code ?? '',
        invoice?.number ?? '',
        invoice?.invoiced ?? '',
        formatYuan(subsidy),
        state,
        payment === undefined ? '' : formatTime(payment.time),
        payment?.transaction ?? '',
      ];
      await appendFile(file, toRow(row));
    },
  };
}

function toRow(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
