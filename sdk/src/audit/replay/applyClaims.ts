import type { OrderState } from '../../orders/orderState.ts';
import { roleOf } from '../../offices/roleOf.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import type { OrderRecord } from '../ledger/orderRecords.ts';
import type { EventOf, OwnEventOf } from '../logs/auditLog.ts';
import { checkClaimedSubsidy } from '../rules/checkSubsidy.ts';
import { termsAt } from '../rules/termsFor.ts';
import { findProgramme } from './applyProgrammes.ts';
import { redeemByOf } from './calendar.ts';
import { executeAct } from './countersigned.ts';
import type { PartyTest } from './countersigned.ts';
import { clawBack } from './clawBack.ts';
import { findOrder, isReviewedAbroad, moveOrder, releaseValue } from './orderMoves.ts';
import { payOrder } from './payOrder.ts';
import { expectEqual, report } from './replay.ts';
import type { Replay } from './replay.ts';

/** A claim that nobody reviews for this long may be escalated, in seconds. */
const reviewTerm = 30 * 86_400;
/** After so long in dispute the council may resolve by itself, in seconds. */
const councilTerm = 30 * 86_400;
const outcomes = ['PAY', 'RELEASE'] as const;

export function applyClaims(replay: Replay, event: OwnEventOf<'claimDesk'>): void {
  switch (event.eventName) {
    case 'OrderClaimed': {
      claimOrder(replay, event);
      return;
    }
    case 'ClaimConfirmed': {
      const order = findOrder(replay, event.args.order);
      if (!order) return;
      moveOrder(replay, order, ['CLAIMED', 'DISPUTED'], order.state);
      const subject = partOf(subjects.order(order.hash), '确认', 'confirmation');
      if (!order.oneSided) report(replay, 'TransitionImpossible', subject, 'signed by one', 'signed by both');
      order.oneSided = false;
      return;
    }
    case 'OrderVerified': {
      verifyOrder(replay, event);
      return;
    }
    case 'OrderAccepted': {
      const order = findOrder(replay, event.args.order);
      if (order) moveOrder(replay, order, [isReviewedAbroad(order) ? 'VERIFIED' : 'CLAIMED'], 'ACCEPTED');
      return;
    }
    case 'OrderEscalated': {
      const order = findOrder(replay, event.args.order);
      if (!order) return;
      const due = order.since + reviewTerm;
      if (replay.place.time < due) report(replay, 'TooEarly', subjects.order(order.hash), due, replay.place.time);
      restart(replay, order, ['CLAIMED'], 'DISPUTED');
      return;
    }
    case 'OrderDisputed': {
      const order = findOrder(replay, event.args.order);
      if (!order) return;
      const { region } = event.args;
      const subject = partOf(subjects.order(order.hash), '异议地区', 'disputing region');
      if (region !== order.issuer && region !== order.host) {
        report(replay, 'FigureWrong', subject, `${order.issuer} / ${order.host}`, region);
      }
      restart(replay, order, ['CLAIMED', 'VERIFIED', 'ACCEPTED'], 'DISPUTED');
      return;
    }
    case 'OrderResolved': {
      resolveOrder(replay, event);
      return;
    }
    case 'OrderPaid': {
      payOrder(replay, event);
      return;
    }
    case 'OrderClawedBack': {
      clawBack(replay, event);
      return;
    }
  }
}

/** The next state, with a clock that begins now. */
function restart(replay: Replay, order: OrderRecord, from: readonly OrderState[], to: OrderState): void {
  moveOrder(replay, order, from, to);
  order.since = replay.place.time;
}

function claimOrder(replay: Replay, { args }: EventOf<'claimDesk', 'OrderClaimed'>): void {
  const order = findOrder(replay, args.order);
  const programme = order && findProgramme(replay, order.programme);
  const terms = order && termsAt(replay.ledger, order.terms);
  if (!order || !programme || !terms) return;
  const { claim, subsidy, released, oneSided } = args;
  const { time } = replay.place;
  const subject = subjects.order(order.hash);
  expectEqual(replay, 'FigureWrong', subject, order.hash, claim.order);
  checkClaimedSubsidy(replay, order, programme, terms, { ...claim, subsidy });
  expectEqual(replay, 'FigureWrong', partOf(subject, '释放', 'released'), order.subsidy - subsidy, released);
  const redeemBy = redeemByOf(programme, order.voucher.day);
  if (time > redeemBy) report(replay, 'TooLate', subject, redeemBy, time);
  if (time > claim.deadline) report(replay, 'TooLate', subject, claim.deadline, time);
  enterInvoice(replay, order, claim.nullifier);

  restart(replay, order, [terms.preApproval ? 'APPROVED' : 'PLACED'], 'CLAIMED');
  order.subsidy = subsidy;
  order.oneSided = oneSided;
  const { nullifier, invoiced, paid, evidence } = claim;
  order.claim = { nullifier, invoiced, paid, evidence, time };
  releaseValue(replay, order, released);
}

/** One invoice, one claim, in any region; what a dispute released uses nothing up. */
function enterInvoice(replay: Replay, order: OrderRecord, nullifier: OrderRecord['hash']): void {
  const { nullifiers, orders } = replay.ledger;
  const known = nullifiers.get(nullifier);
  if (known !== undefined && orders.get(known)?.state !== 'REJECTED') {
    report(replay, 'InvoiceClaimedTwice', subjects.invoice(nullifier), known, order.hash);
  }
  nullifiers.set(nullifier, order.hash);
}

function verifyOrder(replay: Replay, { args }: EventOf<'claimDesk', 'OrderVerified'>): void {
  const order = findOrder(replay, args.order);
  const terms = order && termsAt(replay.ledger, order.terms);
  if (!order || !terms) return;
  restart(replay, order, isReviewedAbroad(order) ? ['CLAIMED'] : [], 'VERIFIED');
  const due = BigInt(replay.place.time + terms.challengeDays * 86_400);
  expectEqual(replay, 'FigureWrong', partOf(subjects.order(order.hash), '到期', 'due'), due, args.due);
}

/** Both agencies; at home the one; after 30 days of dispute the council too, by itself. */
function checkResolvers(replay: Replay, order: OrderRecord, args: EventOf<'claimDesk', 'OrderResolved'>['args']): void {
  const agencies = [order.issuer, order.host].map((region) => roleOf({ office: 'AGENCY', region }));
  const mayBeAlone = order.issuer === order.host || replay.place.time >= order.since + councilTerm;
  const isParty: PartyTest = ({ role }) => role !== undefined && agencies.includes(role);
  const act = { contract: 'claimDesk', functionName: 'resolveOrder' } as const;
  executeAct(replay, act, [args.order, args.outcome, args.ref], mayBeAlone ? undefined : isParty);
}

function resolveOrder(replay: Replay, { args }: EventOf<'claimDesk', 'OrderResolved'>): void {
  const order = findOrder(replay, args.order);
  if (!order) return;
  const outcome = outcomes[args.outcome];
  checkResolvers(replay, order, args);
  const subject = partOf(subjects.order(order.hash), '释放', 'released');
  expectEqual(replay, 'FigureWrong', subject, outcome === 'RELEASE' ? order.subsidy : 0n, args.released);
  moveOrder(replay, order, ['DISPUTED'], outcome === 'RELEASE' ? 'REJECTED' : 'ACCEPTED');
  releaseValue(replay, order, args.released);
}
