import type { Hex } from 'viem';
import { orderDeskAbi } from '../abis/orderDeskAbi.ts';
import { registryAbi } from '../abis/registryAbi.ts';
import { readChain } from '../clients/readChain.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';
import { unpackOrderWord } from '../orders/unpackOrderWord.ts';
import type { OrderRecord } from '../orders/unpackOrderWord.ts';

/** An order's record, and the region of its lab. */
export type HostedOrder = OrderRecord & { readonly host: number };

/** Orders as they stand, all in one call; `undefined` for one that does not exist. */
export async function readOrderRecords(
  client: TongduiClient,
  orders: readonly Hex[],
): Promise<readonly (HostedOrder | undefined)[]> {
  const { orderDesk, registry } = client.deployment;
  const words = await readChain(client, {
    address: orderDesk,
    abi: orderDeskAbi,
    functionName: 'orderWords',
    args: [orders],
  });
  const records = words.map(unpackOrderWord);
  const places = [...new Set(records.flatMap((record) => (record ? [record.hostIndex] : [])))];
  const regions = await Promise.all(
    places.map((place) =>
      readChain(client, { address: registry, abi: registryAbi, functionName: 'regionAt', args: [place] }),
    ),
  );
  const hosts = new Map(places.map((place, i) => [place, regions[i] ?? 0]));
  return records.map((record) => record && { ...record, host: hosts.get(record.hostIndex) ?? 0 });
}
