import { encodeEventTopics } from 'viem';
import type { Hex } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import { readEvent } from '../../audit/logs/readEvent.ts';
import { scanLogs } from '../../audit/logs/scanLogs.ts';
import type { LogFilter } from '../../audit/logs/scanLogs.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { decodeRevert } from '../../errors/decodeRevert.ts';
import { invalidArgument } from '../../errors/invalidArgument.ts';
import { TongduiError } from '../../errors/tongduiError.ts';
import type { OrderIntent } from '../../intents/order.ts';

export type GetOrderIntentParameters = {
  /** The order's hash. */
  readonly order: Hex;
};

/**
 * The intent that both parties signed, from the event of the order: a claim is submitted with it.
 *
 * @throws {TongduiError} `OrderUnknown`, `ArgumentInvalid` for what is no hash, `ChainUnreachable`
 * @example const intent = await getOrderIntent(lab, { order });
 */
export async function getOrderIntent(
  { publicClient, deployment }: TongduiClient,
  { order }: GetOrderIntentParameters,
): Promise<OrderIntent> {
  const filter: LogFilter = { address: [deployment.orderDesk], topics: topicsOf(order) };
  try {
    const to = await publicClient.getBlockNumber({ cacheTime: 0 });
    // Most orders that anybody asks about are young.
    for await (const { logs } of scanLogs(publicClient, filter, {
      from: deployment.fromBlock,
      to,
      newestFirst: true,
    })) {
      for (const raw of logs) {
        const event = readEvent('orderDesk', raw, 0);
        if (event?.eventName === 'OrderPlaced') return event.args.intent;
      }
    }
  } catch (cause) {
    throw decodeRevert(cause);
  }
  throw new TongduiError('OrderUnknown', { order });
}

function topicsOf(order: Hex): readonly Hex[] {
  try {
    return encodeEventTopics({ abi: orderDeskAbi, eventName: 'OrderPlaced', args: { order } }) as Hex[];
  } catch (cause) {
    throw invalidArgument(cause);
  }
}
