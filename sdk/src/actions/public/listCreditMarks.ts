import type { Hex } from 'viem';
import type { LogPlace } from '../../audit/logs/auditLog.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { decodeSubject, encodeSubject, severities } from '../../credit/creditSubject.ts';
import type { CreditSubject, Severity } from '../../credit/creditSubject.ts';
import { defineList } from '../../lists/defineList.ts';
import { placeOf } from '../../lists/placeOf.ts';
import { checkRegion } from '../../regions/checkRegion.ts';
import { findMark } from './findMark.ts';

export type ListCreditMarksFilter = {
  readonly subject?: CreditSubject;
  /** Region whose credit office reported, or the council; any unless said. */
  readonly by?: number | 'COUNCIL';
  /** Only marks that hold now (`true`), or that do not. */
  readonly holds?: boolean;
};

export type ListedCreditMark = LogPlace & {
  readonly subject: CreditSubject;
  readonly by: number | 'COUNCIL';
  readonly severity: Severity;
  /** Unix seconds at which it no longer holds; 2^40 - 1: for good. */
  readonly until: number;
  /** keccak256 of the reasoned decision. */
  readonly reason: Hex;
  /** Whether it holds now: not over, not lifted, not replaced by a later one of the same office. */
  readonly holds: boolean;
};

/**
 * Credit marks that were reported.
 *
 * @throws {TongduiError} `RegionCodeInvalid`, `ParticipantUnknown` for a subject that is no participant, `ArgumentInvalid` for a
 * limit or cursor, `ChainUnreachable`
 * @example const { items } = await listCreditMarks(client, { subject: { participant: account }, holds: true });
 */
export const listCreditMarks = defineList({
  name: 'creditMarks',
  source: 'creditRegister',
  eventName: 'CreditReported',
  topics: ({ subject, by }: ListCreditMarksFilter) => ({
    ...(subject && encodeSubject(subject)),
    region: by === undefined ? undefined : by === 'COUNCIL' ? 0 : checkRegion(by),
  }),
  read: async (client, events, { holds }) => {
    const { timestamp } = await client.publicClient.getBlock({ blockTag: 'pending' });
    return await Promise.all(
      events.map(async (event): Promise<ListedCreditMark | undefined> => {
        const { kind, id, region, until, reason } = event.args;
        const subject = decodeSubject({ kind, id });
        const severity = severities[event.args.severity] as Severity;
        const mark = { subject, by: region === 0 ? ('COUNCIL' as const) : region, severity, until, reason };
        const isHeld = BigInt(until) > timestamp && (await isPresent(client, mark));
        return (holds ?? isHeld) === isHeld ? { ...mark, ...placeOf(event), holds: isHeld } : undefined;
      }),
    );
  },
});

async function isPresent(
  client: TongduiClient,
  { subject, by, severity, until }: Pick<ListedCreditMark, 'subject' | 'by' | 'severity' | 'until'>,
): Promise<boolean> {
  const present = await findMark(client, { subject, ...(by !== 'COUNCIL' && { region: by }) });
  return present?.severity === severity && present.until === until;
}
