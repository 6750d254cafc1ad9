/** What one region owes another: an edge debtor>creditor. */
export type Obligation = {
  /** Region code, `uint32`. */
  readonly debtor: number;
  /** Region code, `uint32`. */
  readonly creditor: number;
  /** In fen, 0 to {@link obligationLimit}. */
  readonly amount: bigint;
};

/** The largest obligation, in fen: 112 bits on the chain (contracts/settlement/SetOff.sol, `FlowWord`). */
export const obligationLimit = 2n ** 112n - 1n;

/** Whether a number can be a region's code or a cycle's number on the chain. */
export function isUint32(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffffffff;
}
