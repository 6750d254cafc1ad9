/** An obligation, and how much of it is set off. */
export type SetOffFlow = {
  /** Region code. */
  readonly debtor: number;
  /** Region code. */
  readonly creditor: number;
  /** What is owed, in fen, at least 1. */
  readonly amount: bigint;
  /** What is set off, in fen, 0 to `amount`. */
  readonly flow: bigint;
};

/**
 * What a cycle sets off, with the potentials that prove it to be the heaviest circulation (contracts/settlement/SetOff.sol):
 * with w the weight of an edge, `potential(creditor) - potential(debtor)` is at least w if something of it is left, and at
 * most w if something of it is set off.
 */
export type SetOffSolution = {
  /** Number of the cycle, `uint32`. */
  readonly cycle: number;
  /** Sum of what is owed, in fen. */
  readonly gross: bigint;
  /** Sum of what is set off, in fen. */
  readonly setOff: bigint;
  /** `gross - setOff`. */
  readonly residual: bigint;
  /** Every region that owes or is owed something, in ascending order; potentials fit `int64`. */
  readonly regions: readonly { readonly region: number; readonly potential: bigint }[];
  /** Every obligation above zero, ascending by debtor, then creditor. */
  readonly flows: readonly SetOffFlow[];
};
