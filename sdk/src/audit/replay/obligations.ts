import { subjects } from '../findings/subjects.ts';
import { pairKey } from '../ledger/ledgerKeys.ts';
import type { ObligationRecord } from '../ledger/clearingRecords.ts';
import { addAmounts, runningEpoch, totalOf } from './epochs.ts';
import { adjust, adjustFree, findRegion } from './money.ts';
import type { MoneyRoute } from './money.ts';
import { report } from './replay.ts';
import type { IncurredObligation, Replay } from './replay.ts';

/** What stands between two regions, one way; nothing yet where they never dealt. */
export function obligationOf({ ledger }: Replay, debtor: number, creditor: number): ObligationRecord {
  const key = pairKey(debtor, creditor);
  const known = ledger.obligations.get(key);
  if (known) return known;
  const fresh = { debtor, creditor, closed: 0n, pending: 0n, epoch: 0, reserved: 0n };
  ledger.obligations.set(key, fresh);
  return fresh;
}

/** An obligation arose, with as much locked money behind it; the event that says why follows. */
export function incur(replay: Replay, incurred: IncurredObligation): void {
  const { debtor, creditor, amount } = incurred;
  const running = runningEpoch(replay);
  addAmounts(obligationOf(replay, debtor, creditor), running, amount, 0n);
  addAmounts(replay.ledger.clearing.total, running, amount, 0n);
  changeStanding(replay, debtor, creditor, amount);
  replay.incurred.push(incurred);
}

/** What a payment or clawback must have made arise just before. */
export function explainObligation(replay: Replay, debtor: number, creditor: number, amount: bigint): void {
  if (amount === 0n) return;
  const found = replay.incurred.findIndex(
    (other) => other.debtor === debtor && other.creditor === creditor && other.amount === amount,
  );
  if (found === -1) report(replay, 'ObligationMissing', subjects.pair(pairKey(debtor, creditor)), amount, 'none');
  else replay.incurred.splice(found, 1);
}

/** The debtor's locked money and what the creditor is owed, by so much more (or less). */
export function changeStanding(replay: Replay, debtor: number, creditor: number, amount: bigint): void {
  const [from, to] = [findRegion(replay, debtor), findRegion(replay, creditor)];
  const subject = subjects.pair(pairKey(debtor, creditor));
  replay.touchedRegions.add(debtor).add(creditor);
  if (from) adjust(replay, from, 'locked', amount, subject);
  if (to) adjust(replay, to, 'owed', amount, subject);
}

/** Sets aside what an order on CLEARING will be paid from, or (negative) takes it back. */
export function reserveObligation(replay: Replay, { issuer, host }: MoneyRoute, amount: bigint): void {
  const [from, to] = [findRegion(replay, issuer), findRegion(replay, host)];
  const subject = subjects.pair(pairKey(issuer, host));
  adjust(replay, obligationOf(replay, issuer, host), 'reserved', amount, subject);
  if (from) adjust(replay, from, 'reservedAsIssuer', amount, subject);
  if (!to) return;
  replay.touchedRegions.add(host);
  adjust(replay, to, 'reservedAsHost', amount, subject);
}

/** An order on CLEARING: the host's free money, and the three limits as they stand now. */
export function reserveClearing(replay: Replay, route: MoneyRoute, amount: bigint, exposureCap: bigint): void {
  const [from, to] = [findRegion(replay, route.issuer), findRegion(replay, route.host)];
  if (!from || !to) return;
  reserveObligation(replay, route, amount);
  adjustFree(replay, to, -amount);
  const pair = obligationOf(replay, route.issuer, route.host);
  const check = (code: 'ExposureAboveCap' | 'QuotaExceeded' | 'NetDebitAboveCap', figure: bigint, most: bigint) => {
    if (figure > most) report(replay, code, subjects.pair(pairKey(route.issuer, route.host)), `<= ${most}`, figure);
  };
  check('ExposureAboveCap', totalOf(pair) + pair.reserved, exposureCap);
  check('QuotaExceeded', to.owed + to.reservedAsHost, to.acceptanceQuota);
  check('NetDebitAboveCap', from.locked + from.reservedAsIssuer - from.owed, from.netDebitCap);
}
