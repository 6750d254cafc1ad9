import { invalidArgument } from '../errors/invalidArgument.ts';
import { isUint32, obligationLimit } from './obligation.ts';
import type { Obligation } from './obligation.ts';

/**
 * Those obligations that are above zero, ascending by debtor, then creditor.
 *
 * @throws {TongduiError} `ArgumentInvalid`, naming the place in the list: a code that is no `uint32`, an amount out of
 * range, a region that owes itself, a pair that is there twice
 */
export function openObligations(obligations: readonly Obligation[]): Obligation[] {
  for (const [position, { debtor, creditor, amount }] of obligations.entries()) {
    const fault = (what: string) => invalidArgument(new RangeError(`obligations[${position}]${what}`));
    if (!isUint32(debtor)) throw fault(`.debtor: ${debtor} is no uint32`);
    if (!isUint32(creditor)) throw fault(`.creditor: ${creditor} is no uint32`);
    if (debtor === creditor) throw fault(`: ${debtor} owes itself`);
    if (amount < 0n || amount > obligationLimit) throw fault(`.amount: not 0 to 2^112 - 1 (got ${amount})`);
  }
  const sorted = obligations.toSorted((a, b) => a.debtor - b.debtor || a.creditor - b.creditor);
  let last: Obligation | undefined;
  for (const obligation of sorted) {
    const { debtor, creditor } = obligation;
    if (last?.debtor === debtor && last.creditor === creditor) {
      const places = `at ${obligations.indexOf(last)} and ${obligations.lastIndexOf(obligation)}`;
      throw invalidArgument(new RangeError(`obligations: ${debtor}>${creditor} ${places}`));
    }
    last = obligation;
  }
  return sorted.filter(({ amount }) => amount > 0n);
}
