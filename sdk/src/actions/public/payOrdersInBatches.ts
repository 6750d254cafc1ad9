import type { Hex } from 'viem';
import { sendInBatches } from '../../clients/sendInBatches.ts';
import type { BatchRun, BatchSettings } from '../../clients/sendInBatches.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { payOrders } from './payOrders.ts';
import type { PayOrdersParameters } from './payOrders.ts';

export type PayOrdersInBatchesParameters = PayOrdersParameters & BatchSettings;

/** About 200 fit one transaction. */
const usualSize = 150;

/**
 * Anyone pays any number of orders that are due, some hundred in each transaction.
 *
 * @returns with the orders' hashes as `results`; a refusal is in `stopped`, with the batch that met it
 * @throws {TongduiError} `ArgumentInvalid`
 * @example const { done, stopped } = await payOrdersInBatches(anyone, { orders });
 */
export async function payOrdersInBatches(
  client: TongduiClient,
  { orders, ...settings }: PayOrdersInBatchesParameters,
): Promise<BatchRun<Hex>> {
  return await sendInBatches(orders, settings, usualSize, async (some) => ({
    receipt: await payOrders(client, { orders: some }),
    results: some,
  }));
}
