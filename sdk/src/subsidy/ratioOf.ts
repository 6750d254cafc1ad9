/** A ratio of one, in basis points. */
export const wholeRatio = 10_000n;

/**
 * The part of an amount that a ratio covers, rounded down to the fen (contracts/programme/SubsidyRule.sol, `ofRatio`).
 *
 * @param amount - fen
 * @param ratioBp - basis points, 0 to 10000
 * @throws {RangeError} if the ratio is no whole number of 0 to 10000
 */
export function ratioOf(amount: bigint, ratioBp: number): bigint {
  if (!Number.isInteger(ratioBp) || ratioBp < 0 || ratioBp > 10_000) {
    throw new RangeError(`比例为 0 至 10000 的整数基点 / a ratio is 0 to 10000 whole basis points (got ${ratioBp})`);
  }
  return (amount * BigInt(ratioBp)) / wholeRatio;
}
