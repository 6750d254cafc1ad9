// A lab's program: it sees each of the lab's orders through to the money and enters it in a book.
//
// Usage: node --env-file=.env main.ts [--once]
import { TongduiError } from '@tongdui/sdk';
import type { Hex } from 'viem';
import { openBook } from './book.ts';
import { readConfig } from './config.ts';
import { handOverFolder } from './handOver.ts';
import { openLab } from './openLab.ts';
import { settleOrder } from './settleOrder.ts';

/** With `--once` the program ends when the orders that it finds are settled; else it waits for more. */
const once = process.argv.includes('--once');
const config = readConfig(process.env);
const lab = await openLab(config);
const book = await openBook(config.bookFile);
const parties = handOverFolder(config.handOverFolder, config.pollingInterval);
const underWay = new Map<Hex, Promise<void>>();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Nothing is lost: what is signed lies in the hand-over folder, what is claimed on the chain, what is paid in the book.
  process.once(signal, () => process.exit(0));
}

// What is placed while the orders are listed is told by the watch.
const fromBlock = await lab.publicClient.getBlockNumber();
let cursor: string | undefined;
do {
  const page = await lab.listOrders({ lab: config.account, first: 'oldest', ...(cursor !== undefined && { cursor }) });
  for (const { order } of page.items) begin(order);
  cursor = page.nextCursor;
} while (cursor !== undefined);

if (once) {
  await Promise.all(underWay.values());
} else {
  lab.watchOrders({
    lab: config.account,
    fromBlock,
    onEvent: ({ eventName, args }) => {
      if (eventName === 'OrderPlaced') begin(args.order);
    },
    onError: (error) => console.error(describe(error)),
  });
}

function begin(order: Hex): void {
  if (book.has(order) || underWay.has(order)) return;
  console.log(`${order} 处理中 / under way`);
  underWay.set(order, finish(order));
}

/** One order's trouble is no other's: it is told, and the order is taken up again at the next start. */
async function finish(order: Hex): Promise<void> {
  try {
    const settled = await settleOrder(lab, parties, order);
    const intent = await lab.getOrderIntent({ order });
    const [payment] = (await lab.listPayments({ order, limit: 1 })).items;
    await book.add({ ...settled, intent, ...(payment !== undefined && { payment }) });
    console.log(`${order} ${settled.state}`);
  } catch (error) {
    console.error(`${order} ${describe(error)}`);
    if (once) process.exitCode = 1;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof TongduiError)) return String(error);
  const { code, shortMessage, remedy } = error;
  return `${code}: ${shortMessage.zh} ${remedy.zh} / ${shortMessage.en} ${remedy.en}`;
}
