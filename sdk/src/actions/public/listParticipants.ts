import type { Hex } from 'viem';
import type { LogPlace } from '../../audit/logs/auditLog.ts';
import { categoryMask } from '../../categories/categoryMask.ts';
import { defineList } from '../../lists/defineList.ts';
import { placeOf } from '../../lists/placeOf.ts';
import { participantKinds } from '../../participants/participantKinds.ts';
import type { ParticipantKind } from '../../participants/participantKinds.ts';
import { checkRegion } from '../../regions/checkRegion.ts';
import { getParticipant } from './getParticipant.ts';
import type { ParticipantView } from './getParticipant.ts';

export type ListParticipantsFilter = {
  readonly region?: number;
  readonly kind?: ParticipantKind;
  /** Category word: only labs that offer it. */
  readonly category?: string;
  /** Only those that their own region lists (`true`), or does not. */
  readonly listed?: boolean;
};

/** A participant as it stands, and how it was registered. */
export type ListedParticipant = ParticipantView &
  LogPlace & {
    /** Keyed hash of its identity. */
    readonly credential: Hex;
    /** Keyed hash that names its group. */
    readonly controller: Hex;
  };

/**
 * Participants, as they stand now.
 *
 * @throws {TongduiError} `RegionCodeInvalid`, `CategoryUnknown`, `ArgumentInvalid` for a limit or cursor, `ChainUnreachable`
 * @example const { items } = await listParticipants(client, { region: 310000, kind: 'LAB', category: 'TESTING' });
 */
export const listParticipants = defineList({
  name: 'participants',
  source: 'registry',
  eventName: 'ParticipantRegistered',
  topics: ({ region }: ListParticipantsFilter) => ({ region: region === undefined ? undefined : checkRegion(region) }),
  accepts: ({ args }, { kind, category }) => {
    const found = participantKinds[args.kind];
    return (kind ?? found) === found && (category === undefined || found === 'LAB');
  },
  read: async (client, events, { category, listed }) => {
    const wanted = category === undefined ? 0n : await categoryMask(client, [category]);
    return await Promise.all(
      events.map(async (event): Promise<ListedParticipant | undefined> => {
        const { participant: account, credential, controller } = event.args;
        const view = await getParticipant(client, { account });
        // No bit at all stands for every category.
        const offers = wanted === 0n || view.categories === 0n || (view.categories & wanted) !== 0n;
        if (!offers || (listed ?? view.listed) !== view.listed) return undefined;
        return { ...view, ...placeOf(event), credential, controller };
      }),
    );
  },
});
