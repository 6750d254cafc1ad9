import { sendInBatches } from '../../clients/sendInBatches.ts';
import type { BatchRun, BatchSettings } from '../../clients/sendInBatches.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { runBatch } from './runBatch.ts';
import type { BatchOutcome, RunBatchParameters } from './runBatch.ts';

export type RunBatchesParameters = RunBatchParameters & BatchSettings;

/** Each call gets an even share of what a transaction may use: some 400,000 gas, more than any act of a party takes. */
const usualSize = 40;

/**
 * Runs any number of calls, some dozens in each transaction; one that fails sinks no other.
 *
 * @returns with what became of each call as `results`, in the order of `calls`: `undefined` where it went through
 * @throws {TongduiError} `ArgumentInvalid`
 * @example
 * const calls = claims.map((claim) => claimOrder.encode(client, claim));
 * const { results } = await runBatches(client, { calls });
 */
export async function runBatches(
  client: TongduiClient,
  { calls, gas, ...settings }: RunBatchesParameters,
): Promise<BatchRun<BatchOutcome>> {
  return await sendInBatches(calls, settings, usualSize, async (some) => {
    const { outcomes, ...receipt } = await runBatch(client, { calls: some, ...(gas !== undefined && { gas }) });
    return { receipt, results: outcomes };
  });
}
