import { formatYuan } from '../../amounts/formatYuan.ts';

/** How long a bar or how broad a flow is. Drawing only: what a chart says in digits comes from {@link groupedYuan}. */
export function lengthOf(fen: bigint): number {
  return Number(fen);
}

/** Exact yuan with separators for reading, such as `17,617,600.00`. */
export function groupedYuan(fen: bigint): string {
  return formatYuan(fen).replace(/\B(?=(\d{3})+(?=\.))/g, ',');
}

/**
 * A share in per cent with one decimal, rounded half up.
 *
 * @param whole - more than 0
 */
export function percentOf(part: bigint, whole: bigint): string {
  const tenths = (part * 2_000n + whole) / (2n * whole);
  return `${tenths / 10n}.${tenths % 10n} %`;
}
