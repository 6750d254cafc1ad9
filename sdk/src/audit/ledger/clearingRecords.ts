import type { Hex } from 'viem';
import type { EpochLength } from '../../settlement/epochLengths.ts';
import type { SetOffSolution } from '../../settlement/setOffSolution.ts';

/** What is owed, by epoch: `pending` since the running epoch began (if that is still `epoch`), `closed` before it. */
export type EpochAmount = { closed: bigint; pending: bigint; epoch: number };

/** What stands between two regions, one way. */
export type ObligationRecord = EpochAmount & {
  readonly debtor: number;
  readonly creditor: number;
  /** Reserved on CLEARING for orders against the debtor's vouchers at the creditor's labs. */
  reserved: bigint;
};

/** A cycle that set something off: every obligation that was open, with what was set off on it. */
export type CycleRecord = {
  readonly cycle: number;
  readonly epoch: number;
  readonly time: number;
  readonly transaction: Hex;
  readonly flows: SetOffSolution['flows'];
};

/** Clearing as a whole. */
export type ClearingRecord = {
  length: EpochLength;
  /** What is added to the count of months, days or blocks, so that epochs' numbers never fall. */
  ahead: number;
  readonly total: EpochAmount;
  readonly cycles: CycleRecord[];
};
