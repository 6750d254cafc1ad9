import type { Binding, Limits } from './limits.ts';

/**
 * The largest subsidy within every limit, and what set it: the arithmetic of contracts/programme/SubsidyRule.sol, `most`.
 *
 * @param limits - fen, none negative, `unit` at least 1
 * @returns `binding` is the first limit, in the order RATIO, BALANCE, ORDER_CAP, FIRST_USE_CAP, ANNUAL_CAP, that equals
 * the smallest; UNIT if rounding down to the unit lowered it
 * @throws {RangeError} if the unit is less than 1
 */
export function quoteSubsidy(limits: Limits): { readonly subsidy: bigint; readonly binding: Binding } {
  assertUnit(limits);
  const bounds: readonly (readonly [Binding, bigint])[] = [
    ['RATIO', limits.byRatio],
    ['BALANCE', limits.balance],
    ['ORDER_CAP', limits.orderCap],
    ['FIRST_USE_CAP', limits.firstUseLeft],
    ['ANNUAL_CAP', limits.annualLeft],
  ];
  const [binding, smallest] = bounds.reduce((best, bound) => (bound[1] < best[1] ? bound : best));
  const subsidy = smallest - (smallest % limits.unit);
  return { subsidy, binding: subsidy < smallest ? 'UNIT' : binding };
}

/** @throws {RangeError} if the unit is less than 1 */
export function assertUnit({ unit }: Limits): void {
  if (unit < 1n) throw new RangeError(`抵用单位至少 1 分 / a unit is at least 1 fen (got ${unit})`);
}
