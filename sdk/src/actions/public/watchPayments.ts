import type { Address, Hex } from 'viem';
import { checkBytes } from '../../clients/checkBytes.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { isWanted } from '../../lists/isWanted.ts';
import { placeOf } from '../../lists/placeOf.ts';
import type { SystemEvent } from '../../watch/systemEvent.ts';
import type { ListedPayment } from './listPayments.ts';
import { watch } from './watch.ts';
import type { StopWatching, WatchSettings } from './watch.ts';

export type WatchPaymentsParameters = WatchSettings & {
  /** Account of who is paid: the lab, on REIMBURSE the enterprise. */
  readonly payee?: Address;
  /** Hash of one order. */
  readonly order?: Hex;
  readonly onPayment: (payment: ListedPayment) => void | Promise<void>;
  /** Is given a payment that was told and whose block was replaced by another. */
  readonly onUndone?: (payment: ListedPayment) => void | Promise<void>;
};

/**
 * Tells of payments: a lab waits for its money.
 *
 * @throws {TongduiError} `ArgumentInvalid` for an account or hash that is none
 * @example const stop = watchPayments(lab, { payee: account, onPayment: ({ amount }) => console.log(formatYuan(amount)) });
 */
export function watchPayments(client: TongduiClient, parameters: WatchPaymentsParameters): StopWatching {
  const { payee, order, onPayment, onUndone, ...settings } = parameters;
  checkBytes('payee', payee, 20);
  checkBytes('order', order, 32);
  const passOn = (callback: WatchPaymentsParameters['onUndone']) => async (event: SystemEvent<'OrderPaid'>) => {
    const { args } = event;
    if (isWanted(payee, args.payee) && isWanted(order, args.order)) await callback?.({ ...args, ...placeOf(event) });
  };
  return watch(client, {
    ...settings,
    events: ['OrderPaid'],
    onEvent: passOn(onPayment),
    onUndone: passOn(onUndone),
  });
}
