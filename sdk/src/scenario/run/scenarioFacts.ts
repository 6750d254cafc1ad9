import type { Hex } from 'viem';
import type { Rail } from '../../agreements/rails.ts';
import type { SetOffSolution } from '../../settlement/setOffSolution.ts';

/** One payment, as it was made; amounts are fen. */
export type PaymentFact = {
  /** Index of the step that paid. */
  readonly step: number;
  readonly order: Hex;
  /** How the file names the order, if it does. */
  readonly name?: string;
  readonly rail: Rail;
  readonly issuer: number;
  readonly host: number;
  readonly programme: string;
  readonly enterprise: string;
  readonly lab: string;
  /** Who was paid: the lab, on REIMBURSE the enterprise. */
  readonly payee: string;
  readonly category: string;
  /** The contract's price. */
  readonly price: bigint;
  /** The invoice's amount, at most the price. */
  readonly invoiced: bigint;
  /** What the voucher paid. */
  readonly amount: bigint;
  /** What the enterprise bears in the end: invoiced less amount. */
  readonly coPayment: bigint;
};

/** Money that left a region for a pool abroad, or (negative) came back; fen. */
export type PrefundFact = {
  readonly step: number;
  readonly issuer: number;
  readonly host: number;
  readonly amount: bigint;
};

/** Money that became a programme's; `step` is absent for the budget at the start. Fen. */
export type BudgetFact = {
  readonly step?: number;
  readonly programme: string;
  readonly region: number;
  readonly amount: bigint;
};

/** A cycle that set something off: every obligation that was open, with what was set off on it. */
export type CycleFact = {
  readonly step: number;
  readonly cycle: number;
  readonly flows: SetOffSolution['flows'];
};

/** What was settled through the centre; fen. */
export type DischargeFact = {
  readonly step: number;
  readonly debtor: number;
  readonly creditor: number;
  readonly amount: bigint;
};

/** What a run did with money, for reports that show more than whether the expectations held. */
export type ScenarioFacts = {
  readonly payments: readonly PaymentFact[];
  readonly prefunds: readonly PrefundFact[];
  readonly budgets: readonly BudgetFact[];
  readonly cycles: readonly CycleFact[];
  readonly discharges: readonly DischargeFact[];
};
