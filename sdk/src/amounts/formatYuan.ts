/**
 * Writes an amount in yuan, always with two decimals.
 *
 * @param fen - any number of fen, also negative
 * @returns yuan, such as `28800.00` or `-0.01`; {@link parseSignedYuan} reads it back
 * @example formatYuan(2880000n) // '28800.00'
 */
export function formatYuan(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
