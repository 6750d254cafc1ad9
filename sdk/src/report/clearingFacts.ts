/** What one region owed another in a cycle, and how much of it was set off; fen. */
export type PairFacts = {
  readonly debtor: number;
  readonly creditor: number;
  readonly before: bigint;
  readonly setOff: bigint;
  readonly after: bigint;
};

/** A region in a cycle; fen. What it owes is what it has locked. */
export type CycleRegionFacts = {
  readonly region: number;
  readonly owesBefore: bigint;
  readonly owedBefore: bigint;
  /** Set off of what it owes. */
  readonly setOff: bigint;
  /** Set off of what it is owed: as much, or the set-off was no circulation. */
  readonly setOffOwed: bigint;
  readonly owesAfter: bigint;
  readonly owedAfter: bigint;
  /** What it is owed less what it owes, before and after. */
  readonly positionBefore: bigint;
  readonly positionAfter: bigint;
};

/** A cycle that set something off; fen. */
export type CycleFacts = {
  readonly cycle: number;
  /** Index of the step that made it; absent where the run does not tell. */
  readonly step?: number;
  /** All that was owed when the epoch ended. */
  readonly gross: bigint;
  readonly setOff: bigint;
  readonly residual: bigint;
  /** Every obligation that was open, ascending by debtor, then creditor. */
  readonly pairs: readonly PairFacts[];
  /** Every region that owed or was owed something, ascending by code. */
  readonly regions: readonly CycleRegionFacts[];
};

/** What was settled through the centre, as the run made it; its sums are held against the treasuries' accounts. Fen. */
export type DischargeFacts = {
  /** Index of the step. */
  readonly step: number;
  readonly debtor: number;
  readonly creditor: number;
  readonly amount: bigint;
};

/** A region at the end of the run; fen. */
export type StandingFacts = {
  readonly region: number;
  /** Sum of its obligations, pair by pair, and of those towards it. */
  readonly owes: bigint;
  readonly owed: bigint;
  /** From its purse: what is locked, and what its position comes to. */
  readonly locked: bigint;
  readonly position: bigint;
  /** Discharged: sent up to the centre, received from it. */
  readonly remittedUp: bigint;
  readonly receivedFromAbove: bigint;
  /** Absent where there is no limit. */
  readonly netDebitCap?: bigint;
};

/** What regions owed one another on CLEARING, what was set off, and what is left. */
export type ClearingFacts = {
  readonly cycles: readonly CycleFacts[];
  readonly discharges: readonly DischargeFacts[];
  /** Every region that owes, is owed or had an obligation, ascending by code. */
  readonly standings: readonly StandingFacts[];
};
