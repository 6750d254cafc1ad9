import { dayOf, endOfDay } from '../../calendar/day.ts';
import type { ProgrammeRecord } from '../ledger/programmeRecords.ts';

/** Caps and exposures of this many fen mean: none. */
export const noLimit = 2n ** 96n - 1n;

/** The calendar year at UTC+8. */
export function yearOf(time: number): number {
  return new Date(dayOf(time) * 86_400_000).getUTCFullYear();
}

/** Last second at which a voucher issued on a day may be ordered against (docs/scenario-format.md, "Where the money is"). */
export function useByOf({ useDays, useBy }: ProgrammeRecord, day: number): number {
  return Math.min(endOfDay(day + useDays), useBy);
}

/** Last second at which an order on such a voucher may be claimed. */
export function redeemByOf({ redeemDays, redeemBy }: ProgrammeRecord, day: number): number {
  return Math.min(endOfDay(day + redeemDays), redeemBy);
}
