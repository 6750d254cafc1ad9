import type { Address, Hex } from 'viem';
import type { LogPlace } from '../../audit/logs/auditLog.ts';
import type { ClaimIntent } from '../../intents/claim.ts';
import { defineList } from '../../lists/defineList.ts';
import { isWanted } from '../../lists/isWanted.ts';
import { placeOf } from '../../lists/placeOf.ts';
import { readOrderRecords } from '../../lists/readOrderRecords.ts';
import type { OrderState } from '../../orders/orderState.ts';
import { checkRegion } from '../../regions/checkRegion.ts';
import { getProgrammeWord } from './getProgramme.ts';

export type ListClaimsFilter = {
  /** The order's hash. */
  readonly order?: Hex;
  /** Account of the lab. */
  readonly lab?: Address;
  /** Region whose voucher it is: its agency accepts. */
  readonly issuer?: number;
  /** Region of the lab. */
  readonly host?: number;
  readonly programme?: number;
  /** How its order stands now: `CLAIMED` waits for a review. */
  readonly state?: OrderState;
};

/** A claim, and how its order stands. */
export type ListedClaim = LogPlace & {
  readonly order: Hex;
  readonly claim: ClaimIntent;
  /** What was granted, in fen. */
  readonly subsidy: bigint;
  /** What went back to the voucher, in fen. */
  readonly released: bigint;
  /** Whether only the one to be paid had signed. */
  readonly oneSided: boolean;
  /** How the order stands now. */
  readonly state: OrderState;
  /** Whether the other party has still not confirmed. */
  readonly unconfirmed: boolean;
  readonly lab: Address;
  readonly programme: number;
  readonly issuer: number;
  readonly host: number;
};

/**
 * Claims, with the present states of their orders.
 *
 * @throws {TongduiError} `RegionCodeInvalid`, `ArgumentInvalid` for a limit, cursor or hash, `ChainUnreachable`
 * @example const { items } = await listClaims(agency, { issuer: 310000, state: 'CLAIMED', first: 'oldest' });
 */
export const listClaims = defineList({
  name: 'claims',
  source: 'claimDesk',
  eventName: 'OrderClaimed',
  topics: ({ order, issuer, host }: ListClaimsFilter) => {
    for (const region of [issuer, host]) if (region !== undefined) checkRegion(region);
    return { order };
  },
  read: async (client, events, { lab, issuer, host, programme, state }) => {
    const hashes = events.map(({ args }) => args.order);
    const records = await readOrderRecords(client, hashes);
    const numbers = [...new Set(records.flatMap((record) => (record ? [record.programme] : [])))];
    const words = await Promise.all(numbers.map((number) => getProgrammeWord(client, number)));
    return events.map((event, i): ListedClaim | undefined => {
      const record = records[i];
      const region = record && words[numbers.indexOf(record.programme)]?.region;
      if (record === undefined || region === undefined) return undefined;
      const isIt =
        isWanted(lab, record.lab) &&
        (issuer ?? region) === region &&
        (host ?? record.host) === record.host &&
        (programme ?? record.programme) === record.programme &&
        (state ?? record.state) === record.state;
      if (!isIt) return undefined;
      const { order, claim, subsidy, released, oneSided } = event.args;
      return {
        ...placeOf(event),
        order,
        claim,
        subsidy,
        released,
        oneSided,
        state: record.state,
        unconfirmed: record.oneSided,
        lab: record.lab,
        programme: record.programme,
        issuer: region,
        host: record.host,
      };
    });
  },
});
