import type { ActReceipt } from '../../src/clients/actReceipt.ts';
import { fact } from './outcome.ts';
import type { Fact, Outcome } from './outcome.ts';

/** What an act came to, and the transaction that did it. */
export function sent(receipt: ActReceipt, ...facts: readonly Fact[]): Outcome {
  return { facts: [...facts, fact('transaction', '交易', 'transaction', receipt.hash)] };
}
