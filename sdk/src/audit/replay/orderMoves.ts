import type { Hex } from 'viem';
import type { OrderState } from '../../orders/orderState.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import type { OrderRecord } from '../ledger/orderRecords.ts';
import { explainMove } from './applyVouchers.ts';
import { useByOf } from './calendar.ts';
import { adjustExposure, adjustFree, adjustPool, findPool, findRegion } from './money.ts';
import { reserveObligation } from './obligations.ts';
import { adjustBudget, adjustUsage, unissue } from './programmeMoney.ts';
import { findKnown, report } from './replay.ts';
import type { Replay } from './replay.ts';

export function findOrder(replay: Replay, order: Hex): OrderRecord | undefined {
  return findKnown(replay, replay.ledger.orders, order, subjects.order(order));
}

/** The order in its next state; a finding where that cannot follow on its present one. */
export function moveOrder(replay: Replay, order: OrderRecord, from: readonly OrderState[], to: OrderState): void {
  const subject = partOf(subjects.order(order.hash), `转为 ${to}`, `becomes ${to}`);
  if (!from.includes(order.state)) report(replay, 'TransitionImpossible', subject, from.join(' / '), order.state);
  order.state = to;
}

/** Whether the host's side verifies a claim before the issuer's accepts it. */
export function isReviewedAbroad({ rail }: OrderRecord): boolean {
  return rail === 'POOL' || rail === 'CLEARING';
}

/** Who is paid: the enterprise on REIMBURSE, else the lab. */
export function payeeOf({ rail, enterprise, lab }: OrderRecord): number {
  return rail === 'REIMBURSE' ? enterprise : lab;
}

/**
 * Reserved value comes back: to the voucher while that may still be ordered against, else to the un-issued money; the
 * caps, the exposure and the pool with it (docs/scenario-format.md, "Where the money is").
 */
export function releaseValue(replay: Replay, order: OrderRecord, amount: bigint): void {
  const { voucher } = order;
  const programme = replay.ledger.programmes.get(order.programme);
  if (!programme) return;
  const toVoucher = voucher.status === 'LIVE' && replay.place.time <= useByOf(programme, voucher.day);
  const subject = partOf(subjects.order(order.hash), '释放', 'released');
  explainMove(replay, voucher.id, 'RESTORE', toVoucher ? amount : 0n, subject);
  if (amount === 0n) return;
  adjustBudget(replay, programme, 'reserved', -amount);
  if (toVoucher) adjustBudget(replay, programme, 'outstanding', amount);
  else unissue(replay, programme, amount);
  adjustUsage(replay, programme.series, order, -amount);
  if (order.rail === 'HOME') return;
  if (order.rail === 'CLEARING') {
    reserveObligation(replay, order, -amount);
    const host = findRegion(replay, order.host);
    if (host) adjustFree(replay, host, amount);
    return;
  }
  adjustExposure(replay, order, -amount);
  if (order.rail !== 'POOL') return;
  const pool = findPool(replay, order.issuer, order.host);
  if (!pool) return;
  adjustPool(replay, pool, 'reserved', -amount);
  adjustPool(replay, pool, 'free', amount);
}
