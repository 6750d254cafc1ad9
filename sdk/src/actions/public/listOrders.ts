import type { Address, Hex } from 'viem';
import type { LogPlace } from '../../audit/logs/auditLog.ts';
import type { OrderIntent } from '../../intents/order.ts';
import { defineList } from '../../lists/defineList.ts';
import { isWanted } from '../../lists/isWanted.ts';
import { placeOf } from '../../lists/placeOf.ts';
import { readOrderRecords } from '../../lists/readOrderRecords.ts';
import type { OrderState } from '../../orders/orderState.ts';
import { checkRegion } from '../../regions/checkRegion.ts';
import { unpackVoucherId } from '../../vouchers/unpackVoucherId.ts';
import type { OrderView } from './getOrder.ts';

export type ListOrdersFilter = {
  /** Account of the enterprise or team. */
  readonly enterprise?: Address;
  /** Account of the lab. */
  readonly lab?: Address;
  /** Region whose vouchers are used. */
  readonly issuer?: number;
  /** Region of the lab. */
  readonly host?: number;
  readonly programme?: number;
  readonly voucher?: bigint;
  /** Category word. */
  readonly category?: string;
  /** How it stands now. */
  readonly state?: OrderState;
};

/** An order as it stands, with the intent that both parties signed. */
export type ListedOrder = OrderView & LogPlace & { readonly intent: OrderIntent };

/**
 * Orders with their intents and present states.
 *
 * @throws {TongduiError} `RegionCodeInvalid`, `ArgumentInvalid` for a limit or cursor, `ChainUnreachable`
 * @example const { items } = await listOrders(client, { lab: account, state: 'PLACED', first: 'oldest' });
 */
export const listOrders = defineList({
  name: 'orders',
  source: 'orderDesk',
  eventName: 'OrderPlaced',
  topics: ({ issuer, host }: ListOrdersFilter) => {
    for (const region of [issuer, host]) if (region !== undefined) checkRegion(region);
    return {};
  },
  accepts: ({ args: { intent } }, { enterprise, lab, issuer, programme, voucher, category }) => {
    const id = unpackVoucherId(intent.voucher);
    return (
      isWanted(enterprise, intent.enterprise) &&
      isWanted(lab, intent.lab) &&
      (issuer ?? id.region) === id.region &&
      (programme ?? id.programme) === id.programme &&
      (voucher ?? intent.voucher) === intent.voucher &&
      (category ?? intent.category) === intent.category
    );
  },
  read: async (client, events, { host, state }) => {
    const hashes: readonly Hex[] = events.map(({ args }) => args.order);
    const records = await readOrderRecords(client, hashes);
    return events.map((event, i): ListedOrder | undefined => {
      const { order, intent } = event.args;
      const record = records[i];
      if (record === undefined || (host ?? record.host) !== record.host) return undefined;
      if (state !== undefined && record.state !== state) return undefined;
      const { enterprise, voucher } = intent;
      const issuer = unpackVoucherId(voucher).region;
      return { ...record, ...placeOf(event), order, enterprise, voucher, issuer, intent };
    });
  },
});
