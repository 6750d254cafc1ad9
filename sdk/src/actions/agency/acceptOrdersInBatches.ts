import type { Hex } from 'viem';
import { sendInBatches } from '../../clients/sendInBatches.ts';
import type { BatchRun, BatchSettings } from '../../clients/sendInBatches.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { acceptOrders } from './acceptOrders.ts';
import type { AcceptOrdersParameters } from './acceptOrders.ts';

export type AcceptOrdersInBatchesParameters = AcceptOrdersParameters & BatchSettings;

/** About 200 fit one transaction. */
const usualSize = 150;

/**
 * The issuer's agency accepts any number of claims, some hundred in each transaction.
 *
 * @returns with the orders' hashes as `results`; a refusal is in `stopped`, with the batch that met it
 * @throws {TongduiError} `ArgumentInvalid`
 * @example const { done, stopped } = await acceptOrdersInBatches(agency, { orders });
 */
export async function acceptOrdersInBatches(
  client: TongduiClient,
  { orders, ...settings }: AcceptOrdersInBatchesParameters,
): Promise<BatchRun<Hex>> {
  return await sendInBatches(orders, settings, usualSize, async (some) => ({
    receipt: await acceptOrders(client, { orders: some }),
    results: some,
  }));
}
