import { subjects } from '../findings/subjects.ts';
import { pairKey } from '../ledger/ledgerKeys.ts';
import { depositSubject } from '../replay/money.ts';
import { report } from '../replay/replay.ts';
import type { Replay } from '../replay/replay.ts';
import type { FindingCode } from '../findings/findingCodes.ts';
import type { Text } from '../findings/text.ts';
import { regionFlows, regionHoldings } from './regionMoney.ts';

/** What must hold whenever a transaction is over: everything explained, and the sums that it touched. */
export function checkTransaction(replay: Replay): void {
  for (const { voucher, amount, kind } of replay.moves) {
    report(replay, 'TransferUnexplained', subjects.voucher(voucher), 'a reason', `${kind} ${amount}`);
  }
  for (const { payee, amount } of replay.collections) {
    report(replay, 'DueUnexplained', depositSubject(payee), 'a payment', amount);
  }
  for (const { debtor, creditor, amount } of replay.incurred) {
    report(replay, 'ObligationUnexplained', subjects.pair(pairKey(debtor, creditor)), 'a payment or clawback', amount);
  }
  replay.incurred = [];
  replay.moves = [];
  replay.collections = [];
  checkProgrammes(replay);
  checkRegions(replay);
}

/** Invariants 1 and 2. */
function checkProgrammes(replay: Replay): void {
  for (const number of replay.touchedProgrammes) {
    const programme = replay.ledger.programmes.get(number);
    if (!programme) continue;
    const { unissued, outstanding, reserved, paid, budget, voucherValue } = programme;
    const subject = subjects.programme(number);
    checkSum(replay, 'BudgetBroken', subject, budget, unissued + outstanding + reserved + paid);
    checkSum(replay, 'OutstandingBroken', subject, voucherValue, outstanding);
  }
  replay.touchedProgrammes.clear();
}

/** Invariant 4. */
function checkRegions(replay: Replay): void {
  for (const code of replay.touchedRegions) {
    const region = replay.ledger.regions.get(code);
    if (!region) continue;
    checkSum(replay, 'RegionMoneyBroken', subjects.region(code), regionFlows(region), regionHoldings(region));
  }
  replay.touchedRegions.clear();
}

/** A wrong sum stays wrong: only a change of the gap is news. */
function checkSum(replay: Replay, code: FindingCode, subject: Text, expected: bigint, found: bigint): void {
  const key = `${code} ${subject.en}`;
  const gap = found - expected;
  if (gap !== (replay.knownGaps.get(key) ?? 0n)) {
    replay.knownGaps.set(key, gap);
    if (gap !== 0n) report(replay, code, subject, expected, found);
  }
}
