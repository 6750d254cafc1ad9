import type { Hex } from 'viem';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import type { Session } from '../network/session.ts';
import { reviewOf } from './reviewers.ts';
import type { Review } from './reviewers.ts';

/** Orders of one call: about 200 fit one transaction. */
const mostOrders = 100;

/**
 * Does something with many orders, office by office, in calls that fit a transaction.
 *
 * @param nameOfKey - whose key acts on an order, unless one was given
 * @returns the orders in the order in which they were done, with the transaction of each
 */
export async function byReviewer(
  session: Session,
  orders: readonly Hex[],
  nameOfKey: (review: Review) => string,
  act: (client: TongduiClient, orders: readonly Hex[]) => Promise<{ readonly hash: Hex }>,
): Promise<readonly (readonly [order: Hex, transaction: Hex])[]> {
  const groups = new Map<string, Hex[]>();
  for (const order of orders) {
    const name = session.actors.length > 0 ? '' : nameOfKey(await reviewOf(session, order));
    groups.set(name, [...(groups.get(name) ?? []), order]);
  }
  const done: (readonly [Hex, Hex])[] = [];
  for (const [name, group] of groups) {
    const client = name === '' ? session.actor() : session.clientOf(await session.keyOf(name));
    for (let at = 0; at < group.length; at += mostOrders) {
      const part = group.slice(at, at + mostOrders);
      const { hash } = await act(client, part);
      done.push(...part.map((order) => [order, hash] as const));
    }
  }
  return done;
}
