import type { Obligation } from '../../../sdk/src/settlement/obligation.ts';
import type { Flows } from './graphs.ts';

/** Every circulation within the obligations, by trying every flow: for a handful of small ones. */
export function listCirculations(obligations: readonly Obligation[]): Flows[] {
  let all: Flows[] = [[]];
  for (const { amount } of obligations) {
    const choices = Array.from({ length: Number(amount) + 1 }, (_, flow) => BigInt(flow));
    all = all.flatMap((flows) => choices.map((flow) => [...flows, flow]));
  }
  return all.filter((flows) => isBalanced(obligations, flows));
}

export function isBalanced(obligations: readonly Obligation[], flows: Flows): boolean {
  const balances = new Map<number, bigint>();
  for (const [at, { debtor, creditor }] of obligations.entries()) {
    balances.set(debtor, (balances.get(debtor) ?? 0n) - flows[at]!);
    balances.set(creditor, (balances.get(creditor) ?? 0n) + flows[at]!);
  }
  return [...balances.values()].every((balance) => balance === 0n);
}
