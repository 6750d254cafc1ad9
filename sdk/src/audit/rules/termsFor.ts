import { pairKey } from '../ledger/ledgerKeys.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { TermsRecord } from '../ledger/recognitionRecords.ts';

/** A lab at home: no agreement, no ceiling, no cap. */
export const termsAtHome: TermsRecord = {
  number: 0,
  rail: 'HOME',
  preApproval: false,
  joint: false,
  ratioBp: 10_000,
  challengeDays: 0,
  agent: 0,
  compact: 0,
  categories: 0n,
  exposureCap: 2n ** 96n - 1n,
};

/**
 * The terms in force for a directed pair: a bilateral agreement goes before a compact, and of several compacts that hold
 * both regions the oldest counts (docs/scenario-format.md, `compacts`).
 *
 * @returns `undefined` where nothing is recognised
 */
export function termsFor(ledger: Ledger, issuer: number, host: number): TermsRecord | undefined {
  if (issuer === host) return termsAtHome;
  const agreed = ledger.agreements.get(pairKey(issuer, host));
  if (agreed !== undefined) return ledger.terms.get(agreed);
  for (const { members, terms } of [...ledger.compacts.values()].sort((a, b) => a.number - b.number)) {
    if (members.has(issuer) && members.has(host)) return ledger.terms.get(terms);
  }
  return undefined;
}

/** The terms of a number, as an order keeps it. */
export function termsAt(ledger: Ledger, number: number): TermsRecord | undefined {
  return number === 0 ? termsAtHome : ledger.terms.get(number);
}
