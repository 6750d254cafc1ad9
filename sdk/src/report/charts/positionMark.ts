import { groupedYuan } from './chartAmounts.ts';
import { palette } from './palette.ts';

/** The colour of a region by its position: it owes more than it is owed, or less, or neither. */
export function positionColour(position: bigint): string {
  if (position === 0n) return palette.quiet;
  return position < 0n ? palette.owes : palette.owed;
}

/** Yuan with their sign, such as `+300,000.00`. */
export function signedYuan(fen: bigint): string {
  return `${fen > 0n ? '+' : ''}${groupedYuan(fen)}`;
}
