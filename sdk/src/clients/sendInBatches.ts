import { invalidField } from '../errors/invalidArgument.ts';
import { TongduiError } from '../errors/tongduiError.ts';
import type { ActReceipt } from './actReceipt.ts';

/** How a long list is sent. */
export type BatchSettings = {
  /** First item to send, from 0: `done` of a run that stopped. */
  readonly startAt?: number;
  /** Most items in one transaction; fewer where they take more gas than one may use. */
  readonly batchSize?: number;
  /** Is told after each transaction. */
  readonly onProgress?: (progress: BatchProgress) => void;
};

export type BatchProgress = {
  /** Items that are done, counted from the beginning of the list. */
  readonly done: number;
  readonly total: number;
  /** The transaction that did the last of them. */
  readonly receipt: ActReceipt;
};

/** Where a run stopped: none of the items of this batch was done, as far as is known. */
export type BatchStop = {
  /** Number of the batch in this run, from 1. */
  readonly batch: number;
  /** Its first item, by the place in the list, and the first item after it. */
  readonly from: number;
  readonly to: number;
  /** The refusal. After `TransactionUnconfirmed`, look whether the batch went through before going on. */
  readonly error: TongduiError;
};

/** What became of a list. */
export type BatchRun<result> = {
  /** One for each item that this run did, in the order of the list. */
  readonly results: readonly result[];
  /** One for each transaction. */
  readonly receipts: readonly ActReceipt[];
  /** Items that are done, counted from the beginning of the list: go on with `startAt` here. */
  readonly done: number;
  /** `undefined`: the whole list is done. */
  readonly stopped: BatchStop | undefined;
};

/** Refusals that a smaller batch may not meet: it was the gas. Some nodes do not say so. */
const tooMuch: readonly string[] = ['GasLimitExceeded', 'RevertedSilently'];

/**
 * Sends a list in as many transactions as it takes, one after the other. The first batch that is refused ends it.
 *
 * @param send - sends some of the items, and returns one result for each
 * @throws {TongduiError} `ArgumentInvalid` for a place or size that is no whole number of the list
 */
export async function sendInBatches<item, result>(
  items: readonly item[],
  { startAt = 0, batchSize, onProgress }: BatchSettings,
  usualSize: number,
  send: (items: readonly item[]) => Promise<{ readonly receipt: ActReceipt; readonly results: readonly result[] }>,
): Promise<BatchRun<result>> {
  checkWhole('startAt', startAt, 0, items.length);
  let size = checkWhole('batchSize', batchSize ?? usualSize, 1, Number.MAX_SAFE_INTEGER);
  const results: result[] = [];
  const receipts: ActReceipt[] = [];
  let from = startAt;
  while (from < items.length) {
    const to = Math.min(from + size, items.length);
    const sent = await send(items.slice(from, to)).catch((error: unknown) => error);
    if (sent instanceof TongduiError) {
      if (to - from > 1 && tooMuch.includes(sent.code)) {
        size = Math.ceil((to - from) / 2);
        continue;
      }
      const stopped = { batch: receipts.length + 1, from, to, error: sent };
      return { results, receipts, done: from, stopped };
    }
    if (sent instanceof Error) throw sent;
    const { receipt, results: found } = sent as Awaited<ReturnType<typeof send>>;
    results.push(...found);
    receipts.push(receipt);
    from = to;
    onProgress?.({ done: from, total: items.length, receipt });
  }
  return { results, receipts, done: from, stopped: undefined };
}

function checkWhole(field: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalidField(field, {
    zh: `须为 ${least} 至 ${most} 的整数`,
    en: `it is a whole number of ${least} to ${most}`,
  });
}
