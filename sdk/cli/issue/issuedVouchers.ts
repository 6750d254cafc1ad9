import { encodeEventTopics, zeroAddress } from 'viem';
import type { Address, Hex } from 'viem';
import { voucherTokenAbi } from '../../src/abis/voucherTokenAbi.ts';
import { readEvent } from '../../src/audit/logs/readEvent.ts';
import { scanLogs } from '../../src/audit/logs/scanLogs.ts';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import { decodeRevert } from '../../src/errors/decodeRevert.ts';
import { isIssue } from '../../src/vouchers/isIssue.ts';
import { unpackVoucherId } from '../../src/vouchers/unpackVoucherId.ts';

/** A voucher as it was issued. */
export type IssuedVoucher = {
  readonly voucher: bigint;
  readonly to: Address;
  /** Face value in fen. */
  readonly amount: bigint;
  readonly transaction: Hex;
};

/** A programme's vouchers as they were issued, by their serial numbers. */
export async function readIssuedVouchers(
  { publicClient, deployment }: TongduiClient,
  programme: number,
): Promise<ReadonlyMap<number, IssuedVoucher>> {
  // A voucher is made by a transfer from nobody.
  const topics = encodeEventTopics({
    abi: voucherTokenAbi,
    eventName: 'TransferSingle',
    args: { from: zeroAddress },
  });
  const issued = new Map<number, IssuedVoucher>();
  try {
    const range = { from: deployment.fromBlock, to: await publicClient.getBlockNumber({ cacheTime: 0 }) };
    for await (const { logs } of scanLogs(publicClient, { address: [deployment.voucherToken], topics }, range)) {
      for (const raw of logs) {
        const event = readEvent('voucherToken', raw, 0);
        if (event?.eventName !== 'TransferSingle') continue;
        const { operator, id: voucher, to, value: amount } = event.args;
        const fields = unpackVoucherId(voucher);
        if (fields.programme !== programme || !isIssue(operator, deployment)) continue;
        issued.set(fields.serial, { voucher, to, amount, transaction: event.transaction });
      }
    }
  } catch (cause) {
    throw decodeRevert(cause);
  }
  return issued;
}
