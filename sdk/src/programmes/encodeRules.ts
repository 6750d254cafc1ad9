import { noCap } from '../agreements/terms.ts';
import { toFen } from '../amounts/toFen.ts';
import { categoryMask } from '../categories/categoryMask.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';
import { checkRegion } from '../regions/checkRegion.ts';
import type { Ratio, Rules } from './rules.ts';

/** A time limit of this many seconds means: none. */
export const noTimeLimit = 2 ** 40 - 1;

/** The rules as the contracts take them, with the categories looked up. */
export async function encodeRules(client: TongduiClient, rules: Rules) {
  return {
    name: rules.name,
    series: rules.series ?? '',
    ratioBp: rules.ratioBp,
    ratios: (rules.ratios ?? []).map(encodeRatio),
    unit: toFen(rules.unit ?? 1n, 'unit'),
    orderCap: toFen(rules.orderCap ?? noCap, 'orderCap'),
    annualCap: toFen(rules.annualCap ?? noCap, 'annualCap'),
    firstUseCap: toFen(rules.firstUseCap ?? noCap, 'firstUseCap'),
    categories: await categoryMask(client, rules.categories),
    useDays: rules.useDays,
    redeemDays: rules.redeemDays,
    useBy: rules.useBy ?? noTimeLimit,
    redeemBy: rules.redeemBy ?? noTimeLimit,
    retroactive: rules.retroactive ?? false,
    relatedAllowed: rules.relatedAllowed ?? false,
  };
}

function encodeRatio({ host, category = '', bp }: Ratio) {
  return { host: host === undefined ? 0 : checkRegion(host), category, bp };
}
