import type { Address, Hex } from 'viem';
import type { LogPlace } from '../../audit/logs/auditLog.ts';
import { defineList } from '../../lists/defineList.ts';
import { placeOf } from '../../lists/placeOf.ts';

export type ListPaymentsFilter = {
  /** Account of who was paid: the lab, on REIMBURSE the enterprise. */
  readonly payee?: Address;
  /** The order's hash. */
  readonly order?: Hex;
};

export type ListedPayment = LogPlace & {
  readonly order: Hex;
  readonly payee: Address;
  /** What the payee was credited with, in fen, before dues from clawbacks were collected. */
  readonly amount: bigint;
};

/**
 * Payments of orders.
 *
 * @throws {TongduiError} `ArgumentInvalid` for a limit, cursor, account or hash, `ChainUnreachable`
 * @example const { items } = await listPayments(client, { payee: account });
 */
export const listPayments = defineList({
  name: 'payments',
  source: 'claimDesk',
  eventName: 'OrderPaid',
  topics: ({ payee, order }: ListPaymentsFilter) => ({ payee, order }),
  read: (_, events) => events.map((event): ListedPayment => ({ ...event.args, ...placeOf(event) })),
});
