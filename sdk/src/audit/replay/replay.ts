import type { Address } from 'viem';
import type { AuditFinding } from '../findings/auditFinding.ts';
import type { FindingCode } from '../findings/findingCodes.ts';
import { makeFinding } from '../findings/makeFinding.ts';
import type { Figure } from '../findings/makeFinding.ts';
import type { Text } from '../findings/text.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LogPlace } from '../logs/auditLog.ts';

/** Value that entered or left a voucher and waits for the event that says why. */
export type VoucherMove = {
  readonly voucher: bigint;
  readonly amount: bigint;
  readonly kind: 'SPEND' | 'RESTORE' | 'WITHDRAW';
  readonly operator: Address;
};

/** Part of a payment that went to a due and waits for the payment. */
export type Collection = { readonly payee: number; readonly amount: bigint };

/** An obligation that arose and waits for the payment, clawback or due that says why. */
export type IncurredObligation = { readonly debtor: number; readonly creditor: number; readonly amount: bigint };

/** A replay on its way. */
export type Replay = {
  readonly ledger: Ledger;
  readonly findings: AuditFinding[];
  /** Where the present event stands. */
  place: LogPlace;
  /** Within one transaction: emptied by the events that explain them. */
  moves: VoucherMove[];
  collections: Collection[];
  incurred: IncurredObligation[];
  /** What the present transaction has changed: its sums are checked at its end. */
  readonly touchedProgrammes: Set<number>;
  readonly touchedRegions: Set<number>;
  /** By how much a sum is known to be wrong already: a gap is reported when it changes, not at every transaction. */
  readonly knownGaps: Map<string, bigint>;
};

/** Puts a finding at the present event on record. */
export function report(replay: Replay, code: FindingCode, subject: Text, expected: Figure, found: Figure): void {
  const { block, transaction, log } = replay.place;
  replay.findings.push(makeFinding(code, { block, transaction, log }, subject, expected, found));
}

/** Reports a figure that is not what follows from the earlier events. */
export function expectEqual(replay: Replay, code: FindingCode, subject: Text, expected: Figure, found: Figure): void {
  if (expected !== found) report(replay, code, subject, expected, found);
}

/**
 * What an event is about; a finding where the earlier events made no such thing.
 *
 * @returns `undefined` where it is missing: the event then changes nothing
 */
export function findKnown<key extends number | string, record>(
  replay: Replay,
  records: ReadonlyMap<key, record>,
  key: key,
  subject: Text,
): record | undefined {
  const found = records.get(key);
  if (found === undefined) report(replay, 'ReferenceUnknown', subject, 'an earlier event that makes it', 'none');
  return found;
}
