import type { Address, Hex } from 'viem';
import { checkBytes } from '../../clients/checkBytes.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { isWanted } from '../../lists/isWanted.ts';
import type { SystemEvent } from '../../watch/systemEvent.ts';
import { getOrder } from './getOrder.ts';
import { watchWanted } from './watch.ts';
import type { StopWatching, WatchSettings } from './watch.ts';

/** Everything that can happen to an order. */
const orderEvents = [
  'OrderPlaced',
  'OrderApproved',
  'OrderCancelled',
  'OrderExpired',
  'OrderClaimed',
  'ClaimConfirmed',
  'OrderVerified',
  'OrderAccepted',
  'OrderDisputed',
  'OrderEscalated',
  'OrderResolved',
  'OrderPaid',
  'OrderClawedBack',
] as const;

/** Something that happened to an order: `args.order` is its hash. */
export type OrderEvent = SystemEvent<(typeof orderEvents)[number]>;

export type WatchOrdersParameters = WatchSettings & {
  /** Hash of one order. */
  readonly order?: Hex;
  /** Account of the enterprise or team. */
  readonly enterprise?: Address;
  /** Account of the lab. */
  readonly lab?: Address;
  readonly onEvent: (event: OrderEvent) => void | Promise<void>;
  readonly onUndone?: (event: OrderEvent) => void | Promise<void>;
};

/**
 * Tells of what happens to orders: of one order, of a party, or of all.
 *
 * @throws {TongduiError} `ArgumentInvalid` for an account or hash that is none
 * @example const stop = watchOrders(lab, { lab: account, onEvent: ({ eventName, args }) => console.log(eventName, args.order) });
 */
export function watchOrders(client: TongduiClient, parameters: WatchOrdersParameters): StopWatching {
  const { order, enterprise, lab, ...settings } = parameters;
  checkBytes('order', order, 32);
  checkBytes('enterprise', enterprise, 20);
  checkBytes('lab', lab, 20);
  /** By hash, whether an order is one of those that are asked for. */
  const known = new Map<Hex, boolean>();
  const isAskedFor = async (event: OrderEvent): Promise<boolean> => {
    const hash = event.args.order;
    if (!isWanted(order, hash)) return false;
    if (enterprise === undefined && lab === undefined) return true;
    const found = known.get(hash);
    if (found !== undefined) return found;
    const parties = event.eventName === 'OrderPlaced' ? event.args.intent : await getOrder(client, { order: hash });
    const answer = isWanted(enterprise, parties.enterprise) && isWanted(lab, parties.lab);
    known.set(hash, answer);
    return answer;
  };
  return watchWanted(client, { ...settings, events: orderEvents }, isAskedFor);
}
