import type { Address } from 'viem';
import { voucherTokenAbi } from '../../abis/voucherTokenAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { TongduiError } from '../../errors/tongduiError.ts';
import { accountOf } from '../../participants/accountOf.ts';
import type { VoucherIdFields } from '../../vouchers/packVoucherId.ts';
import { unpackVoucherId } from '../../vouchers/unpackVoucherId.ts';
import { voucherStatuses } from '../../vouchers/voucherStatus.ts';
import type { VoucherStatus } from '../../vouchers/voucherStatus.ts';
import { getProgrammeWord } from './getProgramme.ts';

export type GetVoucherParameters = { readonly voucher: bigint };

export type VoucherView = VoucherIdFields & {
  readonly voucher: bigint;
  readonly holder: Address;
  readonly status: VoucherStatus;
  /** What is left, in fen. */
  readonly balance: bigint;
  /** Last second (unix) at which it may be ordered against. */
  readonly useBy: number;
  /** Last second (unix) at which an order on it may be claimed. */
  readonly redeemBy: number;
};

/**
 * A voucher as it stands.
 *
 * @throws {TongduiError} `VoucherUnknown`
 */
export async function getVoucher(client: TongduiClient, { voucher }: GetVoucherParameters): Promise<VoucherView> {
  const unknown = () => new TongduiError('VoucherUnknown', { voucher });
  if (voucher < 0n || voucher >> 128n !== 0n) throw unknown();
  const id = unpackVoucherId(voucher);
  const contract = { address: client.deployment.voucherToken, abi: voucherTokenAbi } as const;
  const [found, [useBy, redeemBy], programme] = await Promise.all([
    readChain(client, { ...contract, functionName: 'voucherAt', args: [id.programme, id.serial] }),
    readChain(client, { ...contract, functionName: 'clocksOf', args: [voucher] }),
    getProgrammeWord(client, id.programme).catch(() => undefined),
  ]);
  const status = voucherStatuses[found.status];
  const isIt = programme?.region === id.region && found.day === id.day;
  if (!isIt || status === undefined || status === 'NONE') throw unknown();
  return {
    voucher,
    ...id,
    holder: accountOf(found.holder),
    status,
    balance: found.balance,
    useBy: Number(useBy),
    redeemBy: Number(redeemBy),
  };
}
