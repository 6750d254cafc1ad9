import { noCap } from '../agreements/terms.ts';
import { categoryMask } from '../categories/categoryMask.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';
import type { Rules } from './rules.ts';

/** A time limit of this many seconds means: none. */
export const noTimeLimit = 2 ** 40 - 1;

/** The rules as the contracts take them, with the categories looked up. */
export async function encodeRules(client: TongduiClient, rules: Rules) {
  return {
    name: rules.name,
    series: rules.series ?? '',
    ratioBp: rules.ratioBp,
    ratios: (rules.ratios ?? []).map(({ host, category, bp }) => ({ host: host ?? 0, category: category ?? '', bp })),
    unit: rules.unit ?? 1n,
    orderCap: rules.orderCap ?? noCap,
    annualCap: rules.annualCap ?? noCap,
    firstUseCap: rules.firstUseCap ?? noCap,
    categories: await categoryMask(client, rules.categories),
    useDays: rules.useDays,
    redeemDays: rules.redeemDays,
    useBy: rules.useBy ?? noTimeLimit,
    redeemBy: rules.redeemBy ?? noTimeLimit,
    retroactive: rules.retroactive ?? false,
    relatedAllowed: rules.relatedAllowed ?? false,
  };
}
