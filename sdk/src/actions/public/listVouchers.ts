import { zeroAddress } from 'viem';
import type { Address } from 'viem';
import type { LogPlace } from '../../audit/logs/auditLog.ts';
import { defineList } from '../../lists/defineList.ts';
import { placeOf } from '../../lists/placeOf.ts';
import { checkRegion } from '../../regions/checkRegion.ts';
import { isIssue } from '../../vouchers/isIssue.ts';
import { unpackVoucherId } from '../../vouchers/unpackVoucherId.ts';
import type { VoucherStatus } from '../../vouchers/voucherStatus.ts';
import { getVoucher } from './getVoucher.ts';
import type { VoucherView } from './getVoucher.ts';

export type ListVouchersFilter = {
  /** Account of an enterprise or team. */
  readonly holder?: Address;
  readonly programme?: number;
  /** Region that issued it. */
  readonly region?: number;
  /** How it stands now. */
  readonly status?: VoucherStatus;
};

/** A voucher as it stands, and where it was issued. */
export type ListedVoucher = VoucherView & LogPlace & { /** Face value in fen. */ readonly issued: bigint };

/**
 * Vouchers, as they stand now. By the holder the node finds them fastest.
 *
 * @throws {TongduiError} `RegionCodeInvalid`, `ArgumentInvalid` for a limit, cursor or account, `ChainUnreachable`
 * @example const { items } = await listVouchers(client, { holder: account, status: 'LIVE' });
 */
export const listVouchers = defineList({
  name: 'vouchers',
  source: 'voucherToken',
  eventName: 'TransferSingle',
  topics: ({ holder, region }: ListVouchersFilter) => {
    if (region !== undefined) checkRegion(region);
    // A voucher is made by a transfer from nobody.
    return { from: zeroAddress, to: holder };
  },
  accepts: ({ args }, { programme, region }, deployment) => {
    if (!isIssue(args.operator, deployment)) return false;
    const id = unpackVoucherId(args.id);
    return (programme ?? id.programme) === id.programme && (region ?? id.region) === id.region;
  },
  read: async (client, events, { status }) =>
    await Promise.all(
      events.map(async (event): Promise<ListedVoucher | undefined> => {
        const view = await getVoucher(client, { voucher: event.args.id });
        if (status !== undefined && view.status !== status) return undefined;
        return { ...view, ...placeOf(event), issued: event.args.value };
      }),
    ),
});
