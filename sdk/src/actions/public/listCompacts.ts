import { encodeEventTopics } from 'viem';
import type { Hex } from 'viem';
import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import { readTerms } from '../../agreements/readTerms.ts';
import type { SignedTerms } from '../../agreements/readTerms.ts';
import type { LogPlace } from '../../audit/logs/auditLog.ts';
import { fetchLogs } from '../../audit/logs/fetchLogs.ts';
import { readEvent } from '../../audit/logs/readEvent.ts';
import { finalBlock } from '../../clients/finalBlock.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { defineList } from '../../lists/defineList.ts';
import { placeOf } from '../../lists/placeOf.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type ListCompactsFilter = {
  /** Only those that this region is a member of now. */
  readonly member?: number;
};

export type ListedCompact = SignedTerms &
  LogPlace & {
    readonly compact: number;
    readonly name: string;
    /** Whether a lab counts only when every current member endorsed it. */
    readonly joint: boolean;
    /** Number of the terms, which orders keep. */
    readonly terms: number;
    /** Regions that are members now, in the order in which they joined. */
    readonly members: readonly number[];
  };

/**
 * Compacts, with their present members.
 *
 * @throws {TongduiError} `RegionCodeInvalid`, `ArgumentInvalid` for a limit or cursor, `ChainUnreachable`
 * @example const { items } = await listCompacts(client, { member: 310000 });
 */
export const listCompacts = defineList({
  name: 'compacts',
  source: 'recognition',
  eventName: 'CompactCreated',
  topics: ({ member }: ListCompactsFilter) => {
    if (member !== undefined) checkRegion(member);
    return {};
  },
  read: async (client, events, { member }) => {
    const members = await fetchMembers(client);
    return events.map((event): ListedCompact | undefined => {
      const { compact, name, joint, terms, content } = event.args;
      const regions = [...(members.get(compact) ?? [])];
      if (member !== undefined && !regions.includes(member)) return undefined;
      return { ...readTerms(content), ...placeOf(event), compact, name, joint, terms, members: regions };
    });
  },
});

/** Who joined which compact and has not left it. */
async function fetchMembers(client: TongduiClient): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const { publicClient, deployment } = client;
  const [joined] = encodeEventTopics({ abi: recognitionAbi, eventName: 'CompactJoined' });
  const [left] = encodeEventTopics({ abi: recognitionAbi, eventName: 'CompactLeft' });
  const topics: [readonly Hex[]] = [[joined, left]];
  const to = await finalBlock(client);
  const members = new Map<number, Set<number>>();
  for (const raw of await fetchLogs(publicClient, [deployment.recognition], deployment.fromBlock, to, topics)) {
    const event = readEvent('recognition', raw, 0);
    if (event?.eventName !== 'CompactJoined' && event?.eventName !== 'CompactLeft') continue;
    const { compact, region } = event.args;
    const regions = members.get(compact) ?? new Set();
    if (event.eventName === 'CompactJoined') regions.add(region);
    else regions.delete(region);
    members.set(compact, regions);
  }
  return members;
}
