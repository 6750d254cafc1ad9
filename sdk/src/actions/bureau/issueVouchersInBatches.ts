import { sendInBatches } from '../../clients/sendInBatches.ts';
import type { BatchRun, BatchSettings } from '../../clients/sendInBatches.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { issueVouchers } from './issueVouchers.ts';
import type { IssueVouchersParameters } from './issueVouchers.ts';

export type IssueVouchersInBatchesParameters = IssueVouchersParameters & BatchSettings;

/** About 400 fit one transaction where every holder is new. */
const usualSize = 300;

/**
 * The bureau issues any number of vouchers, some hundreds in each transaction. A serial number serves once, so that a list that
 * stopped half way can be sent again from where it stopped: nothing is issued twice.
 *
 * @returns with the vouchers' ids in the order of `issues` as `results`; a refusal is in `stopped`, with the batch that met it
 * @throws {TongduiError} `ArgumentInvalid`
 * @example
 * const run = await issueVouchersInBatches(bureau, { programme, issues, onProgress: ({ done }) => console.log(done) });
 * if (run.stopped) await issueVouchersInBatches(bureau, { programme, issues: corrected, startAt: run.done });
 */
export async function issueVouchersInBatches(
  client: TongduiClient,
  { programme, issues, ...settings }: IssueVouchersInBatchesParameters,
): Promise<BatchRun<bigint>> {
  return await sendInBatches(issues, settings, usualSize, async (some) => {
    const { vouchers, ...receipt } = await issueVouchers(client, { programme, issues: some });
    return { receipt, results: vouchers };
  });
}
