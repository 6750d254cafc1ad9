import type { Address, Hex } from 'viem';
import { orderDeskAbi } from '../../abis/orderDeskAbi.ts';
import { registryAbi } from '../../abis/registryAbi.ts';
import { voucherTokenAbi } from '../../abis/voucherTokenAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { TongduiError } from '../../errors/tongduiError.ts';
import { unpackOrderWord } from '../../orders/unpackOrderWord.ts';
import type { OrderRecord } from '../../orders/unpackOrderWord.ts';
import { accountOf } from '../../participants/accountOf.ts';
import { packVoucherId } from '../../vouchers/packVoucherId.ts';
import { getProgrammeWord } from './getProgramme.ts';

export type GetOrderParameters = { /** The order's hash. */ readonly order: Hex };

export type OrderView = OrderRecord & {
  readonly order: Hex;
  /** The voucher's holder. */
  readonly enterprise: Address;
  readonly voucher: bigint;
  /** Region whose voucher it is. */
  readonly issuer: number;
  /** Region of the lab. */
  readonly host: number;
};

/**
 * An order as it stands. Price, category and contract day are not kept by the chain: they are in the event `OrderPlaced`.
 *
 * @throws {TongduiError} `OrderUnknown`
 */
export async function getOrder(client: TongduiClient, { order }: GetOrderParameters): Promise<OrderView> {
  const { orderDesk, registry, voucherToken } = client.deployment;
  const word = await readChain(client, {
    address: orderDesk,
    abi: orderDeskAbi,
    functionName: 'orderWord',
    args: [order],
  });
  const record = unpackOrderWord(word);
  if (record === undefined) throw new TongduiError('OrderUnknown', { order });
  const { programme, serial } = record;
  const [voucher, host, { region: issuer }] = await Promise.all([
    readChain(client, {
      address: voucherToken,
      abi: voucherTokenAbi,
      functionName: 'voucherAt',
      args: [programme, serial],
    }),
    readChain(client, { address: registry, abi: registryAbi, functionName: 'regionAt', args: [record.hostIndex] }),
    getProgrammeWord(client, programme),
  ]);
  return {
    ...record,
    order,
    enterprise: accountOf(voucher.holder),
    voucher: packVoucherId({ region: issuer, programme, day: voucher.day, serial }),
    issuer,
    host,
  };
}
