import type { Hex } from 'viem';
import { sendInBatches } from '../../clients/sendInBatches.ts';
import type { BatchRun, BatchSettings } from '../../clients/sendInBatches.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { verifyOrders } from './verifyOrders.ts';
import type { VerifyOrdersParameters } from './verifyOrders.ts';

export type VerifyOrdersInBatchesParameters = VerifyOrdersParameters & BatchSettings;

/** About 200 fit one transaction. */
const usualSize = 150;

/**
 * The host's side verifies any number of claims, some hundred in each transaction.
 *
 * @returns with the orders' hashes as `results`; a refusal is in `stopped`, with the batch that met it
 * @throws {TongduiError} `ArgumentInvalid`
 * @example const { done, stopped } = await verifyOrdersInBatches(agency, { orders });
 */
export async function verifyOrdersInBatches(
  client: TongduiClient,
  { orders, ...settings }: VerifyOrdersInBatchesParameters,
): Promise<BatchRun<Hex>> {
  return await sendInBatches(orders, settings, usualSize, async (some) => ({
    receipt: await verifyOrders(client, { orders: some }),
    results: some,
  }));
}
