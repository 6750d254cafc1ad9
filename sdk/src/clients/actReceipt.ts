import type { Hex, TransactionReceipt } from 'viem';

/** What every writing action returns once its transaction is in a block and has gone through. */
export type ActReceipt = {
  readonly hash: Hex;
  readonly blockNumber: bigint;
  readonly gasUsed: bigint;
  readonly receipt: TransactionReceipt;
};

/** The receipt of an act that takes two offices. */
export type CountersignedReceipt = ActReceipt & {
  /** `false`: the act is on record and waits for the other office; `true`: it has been carried out. */
  readonly executed: boolean;
};
