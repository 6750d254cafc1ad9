import { TongduiError } from '../errors/tongduiError.ts';
import type { Limits } from './limits.ts';
import { assertUnit } from './quoteSubsidy.ts';

/**
 * Refuses a subsidy beyond a limit, as contracts/programme/SubsidyRule.sol, `check` does: the first of the order of errors.
 *
 * @param subsidy - fen
 * @throws {TongduiError} `CoPaymentTooLow`, `BalanceTooLow`, `UnitMismatch`, `OrderCapExceeded`, `FirstUseCapExceeded`,
 * `AnnualCapExceeded`
 * @throws {RangeError} if the unit is less than 1
 */
export function checkSubsidy(subsidy: bigint, limits: Limits): void {
  assertUnit(limits);
  const { byRatio, balance, unit, orderCap, firstUseLeft, annualLeft } = limits;
  if (subsidy > byRatio) throw new TongduiError('CoPaymentTooLow', { subsidy, most: byRatio });
  if (subsidy > balance) throw new TongduiError('BalanceTooLow', { amount: subsidy, balance });
  if (subsidy % unit !== 0n) throw new TongduiError('UnitMismatch', { subsidy, unit });
  if (subsidy > orderCap) throw new TongduiError('OrderCapExceeded', { subsidy, cap: orderCap });
  if (subsidy > firstUseLeft) throw new TongduiError('FirstUseCapExceeded', { subsidy, left: firstUseLeft });
  if (subsidy > annualLeft) throw new TongduiError('AnnualCapExceeded', { subsidy, left: annualLeft });
}
