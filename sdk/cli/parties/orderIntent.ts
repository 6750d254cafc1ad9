import type { Hex } from 'viem';
import { orderDeskAbi } from '../../src/abis/orderDeskAbi.ts';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import { TongduiError } from '../../src/errors/tongduiError.ts';
import type { OrderIntent } from '../../src/intents/order.ts';

/**
 * What the parties signed, from the order's event: the chain's state keeps less.
 *
 * @throws {TongduiError} `OrderUnknown`
 */
export async function findOrderIntent({ publicClient, deployment }: TongduiClient, order: Hex): Promise<OrderIntent> {
  const [placed] = await publicClient.getContractEvents({
    address: deployment.orderDesk,
    abi: orderDeskAbi,
    eventName: 'OrderPlaced',
    args: { order },
    fromBlock: deployment.fromBlock,
    strict: true,
  });
  if (placed === undefined) throw new TongduiError('OrderUnknown', { order });
  return placed.args.intent;
}
