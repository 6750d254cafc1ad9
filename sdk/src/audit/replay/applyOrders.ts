import { subjects } from '../findings/subjects.ts';
import type { OrderRecord, VoucherRecord } from '../ledger/orderRecords.ts';
import type { ProgrammeRecord } from '../ledger/programmeRecords.ts';
import type { TermsRecord } from '../ledger/recognitionRecords.ts';
import type { ParticipantRecord } from '../ledger/registryRecords.ts';
import type { EventOf, OwnEventOf } from '../logs/auditLog.ts';
import { checkCredit, checkRegionOpen } from '../rules/checkCredit.ts';
import { areRelated, checkCategory, checkListed } from '../rules/checkRecognition.ts';
import { checkOrderedSubsidy } from '../rules/checkSubsidy.ts';
import { hashOrder } from '../rules/hashOrder.ts';
import { termsAt, termsFor } from '../rules/termsFor.ts';
import { findProgramme } from './applyProgrammes.ts';
import { explainMove, findVoucher } from './applyVouchers.ts';
import { redeemByOf, useByOf, yearOf } from './calendar.ts';
import { adjustExposure, adjustPool, findPool } from './money.ts';
import { reserveClearing } from './obligations.ts';
import { findOrder, moveOrder, releaseValue } from './orderMoves.ts';
import { findParty } from './parties.ts';
import { adjustBudget, adjustUsage, usageOf } from './programmeMoney.ts';
import { expectEqual, report } from './replay.ts';
import type { Replay } from './replay.ts';

export function applyOrders(replay: Replay, event: OwnEventOf<'orderDesk'>): void {
  switch (event.eventName) {
    case 'OrderPlaced': {
      placeOrder(replay, event);
      return;
    }
    case 'OrderApproved': {
      const order = findOrder(replay, event.args.order);
      if (!order) return;
      const asked = termsAt(replay.ledger, order.terms)?.preApproval ?? false;
      moveOrder(replay, order, asked ? ['PLACED'] : [], 'APPROVED');
      return;
    }
    case 'OrderCancelled':
    case 'OrderExpired': {
      const order = findOrder(replay, event.args.order);
      if (!order) return;
      const expired = event.eventName === 'OrderExpired';
      const programme = expired && findProgramme(replay, order.programme);
      if (programme) checkExpired(replay, order, programme);
      moveOrder(replay, order, ['PLACED', 'APPROVED'], expired ? 'EXPIRED' : 'CANCELLED');
      expectEqual(replay, 'FigureWrong', subjects.order(order.hash), order.subsidy, event.args.released);
      releaseValue(replay, order, event.args.released);
      return;
    }
  }
}

function placeOrder(replay: Replay, { args }: EventOf<'orderDesk', 'OrderPlaced'>): void {
  const { ledger } = replay;
  const { order: hash, terms: number, intent } = args;
  const subject = subjects.order(hash);
  if (ledger.orders.has(hash)) {
    report(replay, 'IdentityReused', subject, 'a new order', hash);
    return;
  }
  const { chainId, orderDesk } = ledger.deployment;
  if (replay.place.time > intent.deadline) report(replay, 'TooLate', subject, intent.deadline, replay.place.time);
  expectEqual(replay, 'OrderHashWrong', subject, hashOrder(chainId, orderDesk, intent), hash);

  const voucher = findVoucher(replay, intent.voucher);
  const programme = voucher && findProgramme(replay, voucher.programme);
  const enterprise = findParty(replay, intent.enterprise);
  const lab = findParty(replay, intent.lab);
  if (!voucher || !programme || !enterprise || !lab) return;
  const terms = termsAt(ledger, number);
  expectEqual(replay, 'TermsWrong', subject, termsFor(ledger, programme.region, lab.region)?.number, number);
  if (!terms) {
    report(replay, 'ReferenceUnknown', subjects.terms(number), 'an earlier event that makes it', 'none');
    return;
  }

  const order = orderOf(replay, args, voucher, programme, terms, enterprise, lab);
  checkStanding(replay, order, programme, terms, enterprise, lab);
  // The token's event, just before, has taken the value out of the voucher.
  checkOrderedSubsidy(replay, order, programme, terms, voucher.balance + intent.subsidy);
  ledger.orders.set(hash, order);
  explainMove(replay, voucher.id, 'SPEND', intent.subsidy, subject);
  adjustBudget(replay, programme, 'outstanding', -intent.subsidy);
  adjustBudget(replay, programme, 'reserved', intent.subsidy);
  adjustUsage(replay, programme.series, order, intent.subsidy);
  reserveMoney(replay, order, terms);
}

function orderOf(
  replay: Replay,
  { order: hash, intent }: EventOf<'orderDesk', 'OrderPlaced'>['args'],
  voucher: VoucherRecord,
  programme: ProgrammeRecord,
  terms: TermsRecord,
  enterprise: ParticipantRecord,
  lab: ParticipantRecord,
): OrderRecord {
  const { time } = replay.place;
  return {
    hash,
    voucher,
    programme: programme.number,
    issuer: programme.region,
    host: lab.region,
    enterprise: enterprise.number,
    lab: lab.number,
    group: enterprise.group,
    category: intent.category,
    price: intent.price,
    contractDay: intent.contractDay,
    terms: terms.number,
    rail: terms.rail,
    year: yearOf(time),
    firstUse: !usageOf(replay, programme.series, enterprise.group).everPaid,
    reserved: intent.subsidy,
    state: 'PLACED',
    subsidy: intent.subsidy,
    since: time,
    oneSided: false,
    paid: 0n,
    clawedBack: 0n,
  };
}

function checkStanding(
  replay: Replay,
  order: OrderRecord,
  programme: ProgrammeRecord,
  terms: TermsRecord,
  enterprise: ParticipantRecord,
  lab: ParticipantRecord,
): void {
  const { participants } = replay.ledger;
  const { voucher, contractDay } = order;
  const subject = subjects.order(order.hash);
  if (enterprise.number !== voucher.holder)
    report(replay, 'FigureWrong', subject, `holder ${voucher.holder}`, enterprise.number);
  if (lab.kind !== 'LAB') report(replay, 'FigureWrong', subject, 'LAB', lab.kind);
  if (voucher.status !== 'LIVE') report(replay, 'TransitionImpossible', subject, 'a live voucher', voucher.status);
  for (const region of new Set([order.issuer, order.host])) checkRegionOpen(replay, region);
  for (const party of [enterprise, lab, participants.get(terms.agent)]) if (party) checkCredit(replay, party);
  if (!programme.relatedAllowed && areRelated(replay.ledger, enterprise, lab)) {
    report(replay, 'RelatedParties', subject, 'unrelated', `${enterprise.number} and ${lab.number}`);
  }
  checkListed(replay, order, terms, lab);
  checkCategory(replay, order, programme, terms, lab);
  const useBy = useByOf(programme, voucher.day);
  if (replay.place.time > useBy) report(replay, 'TooLate', subject, useBy, replay.place.time);
  if (contractDay < voucher.day && !programme.retroactive)
    report(replay, 'TooEarly', subject, voucher.day, contractDay);
}

/** Beside the programme's money: the pair's exposure, on POOL the pool, on CLEARING the host treasury's money. */
function reserveMoney(replay: Replay, order: OrderRecord, terms: TermsRecord): void {
  if (order.rail === 'HOME') return;
  if (order.rail === 'CLEARING') {
    reserveClearing(replay, order, order.subsidy, terms.exposureCap);
    return;
  }
  const exposure = adjustExposure(replay, order, order.subsidy);
  if (exposure > terms.exposureCap) {
    report(replay, 'ExposureAboveCap', subjects.order(order.hash), `<= ${terms.exposureCap}`, exposure);
  }
  if (order.rail !== 'POOL') return;
  const pool = findPool(replay, order.issuer, order.host);
  if (!pool) return;
  adjustPool(replay, pool, 'free', -order.subsidy);
  adjustPool(replay, pool, 'reserved', order.subsidy);
}

function checkExpired(replay: Replay, order: OrderRecord, programme: ProgrammeRecord): void {
  const redeemBy = redeemByOf(programme, order.voucher.day);
  if (replay.place.time <= redeemBy)
    report(replay, 'TooEarly', subjects.order(order.hash), redeemBy + 1, replay.place.time);
}
