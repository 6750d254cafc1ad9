import type { Address } from 'viem';
import { participantOf } from '../../participants/participantOf.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import type { OrderRecord } from '../ledger/orderRecords.ts';
import type { EventOf } from '../logs/auditLog.ts';
import { checkNotBanned } from '../rules/checkCredit.ts';
import { termsAt } from '../rules/termsFor.ts';
import { findProgramme } from './applyProgrammes.ts';
import {
  adjustEncumbered,
  adjustFree,
  adjustPool,
  creditDeposit,
  dueSubject,
  findPool,
  findRegion,
  payingRegion,
} from './money.ts';
import { explainObligation, reserveObligation } from './obligations.ts';
import { findOrder, moveOrder, payeeOf } from './orderMoves.ts';
import { adjustBudget, usageOf } from './programmeMoney.ts';
import { expectEqual, report } from './replay.ts';
import type { Replay } from './replay.ts';

/** A payment, as far as the event goes: money moves as it says, and every way in which it should not have is a finding. */
export function payOrder(replay: Replay, { args }: EventOf<'claimDesk', 'OrderPaid'>): void {
  const order = findOrder(replay, args.order);
  const programme = order && findProgramme(replay, order.programme);
  if (!order || !programme) return;
  const { amount } = args;
  checkPayment(replay, order, args);
  order.paid += amount;
  adjustBudget(replay, programme, 'reserved', -amount);
  adjustBudget(replay, programme, 'paid', amount);
  if (order.firstUse) usageOf(replay, programme.series, order.group).everPaid = true;
  payOutOf(replay, order, amount);
  const payee = participantOf(args.payee);
  if (payee !== undefined) receive(replay, order, payee, amount);
}

function checkPayment(replay: Replay, order: OrderRecord, args: { payee: Address; amount: bigint }): void {
  const subject = subjects.order(order.hash);
  if (order.state === 'PAID' || order.state === 'CLAWED_BACK') {
    report(replay, 'PaidTwice', subject, order.paid, order.paid + args.amount);
  } else {
    checkDue(replay, order);
    moveOrder(replay, order, ['VERIFIED', 'ACCEPTED'], 'PAID');
  }
  if (order.paid + args.amount > order.reserved) {
    report(replay, 'PaidAboveReserved', subject, `<= ${order.reserved}`, order.paid + args.amount);
  }
  const payee = replay.ledger.participants.get(payeeOf(order));
  if (payee) checkNotBanned(replay, payee);
  expectEqual(replay, 'PaidWrongAmount', subject, order.subsidy, args.amount);
  expectEqual(replay, 'PayeeWrong', subject, payeeOf(order), participantOf(args.payee));
}

/** Verified but not accepted: only once the challenge is over. */
function checkDue(replay: Replay, order: OrderRecord): void {
  if (order.state !== 'VERIFIED') return;
  const due = order.since + (termsAt(replay.ledger, order.terms)?.challengeDays ?? 0) * 86_400;
  if (replay.place.time < due) report(replay, 'TooEarly', subjects.order(order.hash), due, replay.place.time);
}

/**
 * On POOL the pool pays and the programme's money comes free, since the pool was paid for before. On CLEARING the host's
 * reserved money pays, and the programme's money is locked behind the obligation.
 */
function payOutOf(replay: Replay, order: OrderRecord, amount: bigint): void {
  const region = findRegion(replay, order.issuer);
  if (region) adjustEncumbered(replay, region, -amount);
  if (order.rail === 'CLEARING') {
    reserveObligation(replay, order, -amount);
    explainObligation(replay, order.issuer, order.host, amount);
  }
  if (order.rail !== 'POOL') return;
  if (region) adjustFree(replay, region, amount);
  const pool = findPool(replay, order.issuer, order.host);
  if (pool) adjustPool(replay, pool, 'reserved', -amount);
}

/** The payee's dues come first: what the events just before have collected for them is not for the payee. */
function receive(replay: Replay, order: OrderRecord, payee: number, amount: bigint): void {
  const mine = replay.collections.filter((collection) => collection.payee === payee);
  replay.collections = replay.collections.filter((collection) => collection.payee !== payee);
  const collected = mine.reduce((sum, collection) => sum + collection.amount, 0n);
  const subject = partOf(subjects.order(order.hash), '抵扣追回款', 'collected for dues');
  if (collected > amount) report(replay, 'FigureWrong', subject, `<= ${amount}`, collected);
  const queue = replay.ledger.dueQueues.get(payee);
  const open = queue?.orders[queue.head];
  if (open !== undefined && collected < amount)
    report(replay, 'FigureWrong', dueSubject(open), `${amount} collected`, collected);
  creditDeposit(replay, payee, payingRegion(order), amount - collected);
}
