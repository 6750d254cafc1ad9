import { ratioOf } from './ratioOf.ts';

export type GrantedSubsidyParameters = {
  /** What the order has reserved, in fen. */
  readonly reserved: bigint;
  /** The invoice's amount in fen. */
  readonly invoiced: bigint;
  /** The order's ratio in basis points. */
  readonly ratioBp: number;
  /** The programme's unit in fen, at least 1. */
  readonly unit: bigint;
};

/**
 * What a claim is granted: the smaller of the reserved subsidy and the order's ratio of the invoiced amount, rounded down to
 * fen and unit (docs/scenario-format.md, `claim`).
 *
 * @returns fen; 0: the claim would be refused
 */
export function grantedSubsidy({ reserved, invoiced, ratioBp, unit }: GrantedSubsidyParameters): bigint {
  const most = ratioOf(invoiced, ratioBp);
  const rounded = most - (most % unit);
  return rounded < reserved ? rounded : reserved;
}
