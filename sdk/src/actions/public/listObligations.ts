import type { LogPlace } from '../../audit/logs/auditLog.ts';
import { defineList } from '../../lists/defineList.ts';
import { placeOf } from '../../lists/placeOf.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type ListObligationsFilter = { readonly debtor?: number; readonly creditor?: number };

export type ListedObligation = LogPlace & {
  readonly debtor: number;
  readonly creditor: number;
  /** By how much the obligation grew, in fen. */
  readonly amount: bigint;
};

/**
 * What regions came to owe one another, one item for each time. What is owed now is told by `getObligations`, and how old it is
 * by `listResiduals`.
 *
 * @throws {TongduiError} `RegionCodeInvalid`, `ArgumentInvalid` for a limit or cursor, `ChainUnreachable`
 * @example const { items } = await listObligations(treasury, { creditor: 310000 });
 */
export const listObligations = defineList({
  name: 'obligations',
  source: 'treasury',
  eventName: 'ObligationIncurred',
  topics: ({ debtor, creditor }: ListObligationsFilter) => ({
    debtor: debtor === undefined ? undefined : checkRegion(debtor),
    creditor: creditor === undefined ? undefined : checkRegion(creditor),
  }),
  read: (_, events) => events.map((event): ListedObligation => ({ ...event.args, ...placeOf(event) })),
});
