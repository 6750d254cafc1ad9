import type { Hex } from 'viem';
import { readTerms } from '../../agreements/readTerms.ts';
import type { SignedTerms } from '../../agreements/readTerms.ts';
import type { LogPlace } from '../../audit/logs/auditLog.ts';
import { defineList } from '../../lists/defineList.ts';
import { placeOf } from '../../lists/placeOf.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type ListAgreementsFilter = {
  /** Region whose vouchers are recognised. */
  readonly issuer?: number;
  /** Region whose labs take them. */
  readonly host?: number;
};

export type ListedAgreement = SignedTerms &
  LogPlace & {
    readonly issuer: number;
    readonly host: number;
    /** Number of the terms, which orders keep. */
    readonly terms: number;
    /** What both admins gave as the document behind it. */
    readonly ref: Hex;
  };

/**
 * Bilateral agreements. Of a pair's agreements the newest is in force; the others stand for the orders that were placed under
 * them.
 *
 * @throws {TongduiError} `RegionCodeInvalid`, `ArgumentInvalid` for a limit or cursor, `ChainUnreachable`
 * @example const { items: [inForce] } = await listAgreements(client, { issuer: 330500, host: 310000, limit: 1 });
 */
export const listAgreements = defineList({
  name: 'agreements',
  source: 'recognition',
  eventName: 'AgreementSigned',
  topics: ({ issuer, host }: ListAgreementsFilter) => ({
    issuer: issuer === undefined ? undefined : checkRegion(issuer),
    host: host === undefined ? undefined : checkRegion(host),
  }),
  read: (_, events) =>
    events.map((event): ListedAgreement => {
      const { issuer, host, terms, content, ref } = event.args;
      return { ...readTerms(content), ...placeOf(event), issuer, host, terms, ref };
    }),
});
