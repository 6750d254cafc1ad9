import { partOf, subjects } from '../findings/subjects.ts';
import type { OrderRecord } from '../ledger/orderRecords.ts';
import type { ProgrammeRecord } from '../ledger/programmeRecords.ts';
import type { TermsRecord } from '../ledger/recognitionRecords.ts';
import { noLimit } from '../replay/calendar.ts';
import { usageOf } from '../replay/programmeMoney.ts';
import { report } from '../replay/replay.ts';
import type { Replay } from '../replay/replay.ts';
import { floorTo, partOfAmount, ratioOf } from './ratioOf.ts';

/** The ratio that counts for an order: the programme's, within the ceiling of its terms. */
export function ratioFor(programme: ProgrammeRecord, terms: TermsRecord, order: OrderRecord): number {
  return Math.min(ratioOf(programme, order.host, order.category), terms.ratioBp);
}

/** Tests a new order's subsidy against every bound, before it is counted (docs/scenario-format.md, `order`, class 6). */
export function checkOrderedSubsidy(
  replay: Replay,
  order: OrderRecord,
  programme: ProgrammeRecord,
  terms: TermsRecord,
  balance: bigint,
): void {
  const { subsidy } = order;
  const subject = partOf(subjects.order(order.hash), '抵用金额', 'subsidy');
  const byRatio = partOfAmount(order.price, ratioFor(programme, terms, order));
  if (subsidy > byRatio) report(replay, 'SubsidyAboveRatio', subject, `<= ${byRatio}`, subsidy);
  if (subsidy > balance) report(replay, 'SubsidyAboveBalance', subject, `<= ${balance}`, subsidy);
  if (floorTo(subsidy, programme.unit) !== subsidy) report(replay, 'SubsidyNotUnit', subject, programme.unit, subsidy);

  const usage = usageOf(replay, programme.series, order.group);
  const checkCap = (zh: string, en: string, cap: bigint, used: bigint) => {
    if (cap !== noLimit && subsidy + used > cap)
      report(replay, 'SubsidyAboveCap', partOf(subject, zh, en), `<= ${cap}`, subsidy + used);
  };
  checkCap('单笔上限', 'order cap', programme.orderCap, 0n);
  if (!usage.everPaid) checkCap('首次使用上限', 'first-use cap', programme.firstUseCap, usage.firstUse);
  checkCap('年度上限', 'annual cap', programme.annualCap, usage.usedByYear.get(order.year) ?? 0n);
}

/**
 * Tests a claim's figures: the subsidy is the smaller of the reserved one and the ratio of the invoice, rounded down to the
 * unit; the invoice is within the price; the enterprise has paid the rest (all of it on REIMBURSE).
 */
export function checkClaimedSubsidy(
  replay: Replay,
  order: OrderRecord,
  programme: ProgrammeRecord,
  terms: TermsRecord,
  claimed: { readonly invoiced: bigint; readonly paid: bigint; readonly subsidy: bigint },
): void {
  const { invoiced, paid, subsidy } = claimed;
  const subject = partOf(subjects.order(order.hash), '申请', 'claim');
  const byRatio = partOfAmount(invoiced, ratioFor(programme, terms, order));
  const most = floorTo(byRatio, programme.unit);
  const right = most < order.subsidy ? most : order.subsidy;
  if (subsidy > byRatio) report(replay, 'SubsidyAboveRatio', subject, `<= ${byRatio}`, subsidy);
  else if (subsidy !== right || subsidy === 0n) report(replay, 'SubsidyWrong', subject, right, subsidy);
  if (invoiced > order.price) report(replay, 'InvoiceAbovePrice', subject, `<= ${order.price}`, invoiced);
  const least = order.rail === 'REIMBURSE' ? invoiced : invoiced - subsidy;
  if (paid < least) report(replay, 'CoPaymentShort', subject, `>= ${least}`, paid);
}
