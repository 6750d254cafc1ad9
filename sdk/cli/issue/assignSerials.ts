import type { Address } from 'viem';
import type { IssuedVoucher } from './issuedVouchers.ts';
import type { IssueJournal, JournalEntry } from './issueJournal.ts';

/** What a firm is to get: its entry, and the voucher where it has it already. */
export type Assigned = JournalEntry & { readonly issued: IssuedVoucher | undefined };

/**
 * Gives each firm its serial number. One that an issue gave it before the process ended is kept: if the transaction did go
 * through, the firm has its voucher, and if it comes through late, the number is used up. Whoever has the voucher gets no other.
 *
 * @param issued - the programme's vouchers on the chain
 * @param open - the record of an issue that stopped half way
 */
export function assignSerials(
  firms: readonly { readonly account: Address; readonly amount: bigint }[],
  issued: ReadonlyMap<number, IssuedVoucher>,
  open: IssueJournal | undefined,
): readonly Assigned[] {
  const former = new Map(open?.entries.map((entry) => [entry.account.toLowerCase(), entry]));
  let next = 1 + [...issued.keys(), ...(open?.entries ?? []).map(({ serial }) => serial)].reduce(larger, 0);
  return firms.map(({ account, amount }) => {
    const entry = former.get(account.toLowerCase());
    const voucher = entry && issued.get(entry.serial);
    const isItsOwn = voucher?.to.toLowerCase() === account.toLowerCase();
    if (entry && voucher && isItsOwn) return { account, amount, serial: entry.serial, issued: voucher };
    // Somebody else took the number meanwhile, or the amount is another: a late transaction must not stand for this one.
    if (entry && voucher === undefined && entry.amount === amount) return { ...entry, issued: undefined };
    return { account, amount, serial: next++, issued: undefined };
  });
}

function larger(a: number, b: number): number {
  return a > b ? a : b;
}
