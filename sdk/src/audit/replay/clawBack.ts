import type { Hex } from 'viem';
import { participantOf } from '../../participants/participantOf.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import type { OrderRecord } from '../ledger/orderRecords.ts';
import type { EventOf } from '../logs/auditLog.ts';
import { adjustFree, debitDeposit, depositOf, dueSubject, findRegion, giveBack, payingRegion } from './money.ts';
import { explainObligation } from './obligations.ts';
import { findOrder, moveOrder, payeeOf } from './orderMoves.ts';
import { findParty } from './parties.ts';
import { expectEqual, report } from './replay.ts';
import type { Replay } from './replay.ts';

/** A payment, or a part of it, comes back out of the payee's deposit as far as that goes; the rest stays due. */
export function clawBack(replay: Replay, { args }: EventOf<'claimDesk', 'OrderClawedBack'>): void {
  const order = findOrder(replay, args.order);
  if (!order) return;
  const { amount, taken, advanced } = args;
  const payee = payeeOf(order);
  const subject = partOf(subjects.order(order.hash), '追回', 'clawback');
  expectEqual(replay, 'PayeeWrong', subject, payee, participantOf(args.payee));
  const left = order.subsidy - order.clawedBack;
  if (amount > left) report(replay, 'FigureWrong', subject, `<= ${left}`, amount);
  order.clawedBack += amount;
  moveOrder(replay, order, ['PAID'], order.clawedBack === order.subsidy ? 'CLAWED_BACK' : 'PAID');

  const deposit = depositOf(replay, payee);
  expectEqual(replay, 'FigureWrong', partOf(subject, '扣回', 'taken'), amount < deposit ? amount : deposit, taken);
  debitDeposit(replay, payee, payingRegion(order), taken);
  checkAdvance(replay, order, amount - taken, advanced);
  returnPayment(replay, order, taken + advanced);
  if (amount > taken) addDue(replay, order, payee, amount - taken, advanced);
}

/** On CLEARING the host treasury puts up what the payee could not, as far as its free money goes. */
function checkAdvance(replay: Replay, order: OrderRecord, rest: bigint, advanced: bigint): void {
  const subject = partOf(subjects.order(order.hash), '垫付', 'advanced');
  const host = order.rail === 'CLEARING' ? findRegion(replay, order.host) : undefined;
  const free = host?.free ?? 0n;
  expectEqual(replay, 'FigureWrong', subject, rest < free ? rest : free, advanced);
  if (host) adjustFree(replay, host, -advanced);
}

/** On CLEARING what comes back is owed by the host to the issuer; on the other rails it goes where it came from. */
function returnPayment(replay: Replay, order: OrderRecord, amount: bigint): void {
  if (order.rail === 'CLEARING') explainObligation(replay, order.host, order.issuer, amount);
  else giveBack(replay, order, amount);
}

/** A due that is open grows where it stands; one that rises from nothing goes to the end of the payee's queue. */
function addDue({ ledger }: Replay, order: OrderRecord, payee: number, amount: bigint, advanced: bigint): void {
  const due = ledger.dues.get(order.hash) ?? { order: order.hash, payee, amount: 0n, advanced: 0n };
  ledger.dues.set(order.hash, due);
  const queue = ledger.dueQueues.get(payee) ?? { orders: [], head: 0 };
  ledger.dueQueues.set(payee, queue);
  if (due.amount === 0n) queue.orders.push(order.hash);
  due.amount += amount;
  due.advanced += advanced;
}

/** A part of a payment that follows goes to a due: to the payee's oldest. */
export function collectDue(replay: Replay, { args }: EventOf<'treasury', 'DueCollected'>): void {
  const { ledger } = replay;
  const payee = findParty(replay, args.payee);
  const order = findOrder(replay, args.order);
  const due = ledger.dues.get(args.order);
  const queue = payee && ledger.dueQueues.get(payee.number);
  const subject = dueSubject(args.order);
  if (!payee || !order || !due || !queue) {
    report(replay, 'ReferenceUnknown', subject, 'an open due', args.amount);
    return;
  }
  checkTurn(replay, queue.orders[queue.head], args.order);
  if (args.amount > due.amount) report(replay, 'FigureWrong', subject, `<= ${due.amount}`, args.amount);
  due.amount -= args.amount;
  if (due.amount <= 0n && queue.orders[queue.head] === args.order) queue.head += 1;
  replay.collections.push({ payee: payee.number, amount: args.amount });
  const advanced = args.amount < due.advanced ? args.amount : due.advanced;
  due.advanced -= advanced;
  const host = advanced > 0n ? findRegion(replay, order.host) : undefined;
  if (host) adjustFree(replay, host, advanced);
  returnPayment(replay, order, args.amount - advanced);
}

function checkTurn(replay: Replay, oldest: Hex | undefined, collected: Hex): void {
  if (oldest !== collected) report(replay, 'DueOutOfTurn', dueSubject(collected), oldest, collected);
}
