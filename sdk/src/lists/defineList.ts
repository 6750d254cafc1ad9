import { encodeEventTopics } from 'viem';
import type { Abi } from 'viem';
import type { EventOf, LogSource } from '../audit/logs/auditLog.ts';
import { contractAbis } from '../audit/logs/contractAbis.ts';
import { fetchBlocks } from '../audit/logs/fetchBlocks.ts';
import type { RawLog } from '../audit/logs/rawLog.ts';
import { readEvent } from '../audit/logs/readEvent.ts';
import { scanLogs } from '../audit/logs/scanLogs.ts';
import type { LogFilter } from '../audit/logs/scanLogs.ts';
import type { Deployment } from '../deployments/deployment.ts';
import { finalBlock } from '../clients/finalBlock.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';
import { decodeRevert } from '../errors/decodeRevert.ts';
import { invalidArgument } from '../errors/invalidArgument.ts';
import { isBefore, listKey, readCursor, writeCursor } from './cursor.ts';
import type { LogPosition } from './cursor.ts';
import { readPageParameters } from './page.ts';
import type { Page, PageParameters } from './page.ts';

export type ListDefinition<source extends LogSource, name extends string, filter, item> = {
  /** What the list is called: a cursor of another one is refused. */
  readonly name: string;
  readonly source: source;
  /** The event that stands for an item. */
  readonly eventName: name;
  /** Values of indexed parameters that the node filters by; `undefined` for any. */
  readonly topics: (filter: filter) => { readonly [parameter: string]: unknown };
  /** Whether an event is wanted, as far as it tells itself. */
  readonly accepts?: (event: EventOf<source, name>, filter: filter, deployment: Deployment) => boolean;
  /** The items of some events, in their order; `undefined` for one that turns out not to be wanted. */
  readonly read: (
    client: TongduiClient,
    events: readonly EventOf<source, name>[],
    filter: filter,
  ) => Promise<readonly (item | undefined)[]> | readonly (item | undefined)[];
};

/**
 * A list that is read from the chain's logs, page by page. The node is asked for as many blocks at a time as it gives, and for
 * no more than the page takes.
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineList<source extends LogSource, name extends string, filter extends object, item>(
  definition: ListDefinition<source, name, filter, item>,
): (client: TongduiClient, parameters?: filter & PageParameters) => Promise<Page<item>> {
  return async (client, parameters = {} as filter & PageParameters) => {
    const { limit: _, cursor, first, ...rest } = parameters;
    const filter = rest as unknown as filter;
    const { limit, newestFirst } = readPageParameters(parameters);
    const { chainId, registry } = client.deployment;
    const key = listKey({ list: definition.name, chainId, registry, first: first ?? 'newest', filter });
    const after = cursor === undefined ? undefined : readCursor(key, cursor);
    const logFilter = filterOf(client, definition, filter);
    try {
      const found: Placed<item>[] = [];
      for await (const logs of piecesAfter(client, logFilter, after, newestFirst)) {
        await readInto(found, limit + 1, logs, client, definition, filter);
        if (found.length > limit) break;
      }
      const items = found.slice(0, limit).map(({ value }) => value);
      const last = found[limit - 1];
      return found.length > limit && last ? { items, nextCursor: writeCursor(key, last) } : { items };
    } catch (cause) {
      throw decodeRevert(cause);
    }
  };
}

type Placed<item> = LogPosition & { readonly value: item };

function filterOf<source extends LogSource, name extends string, filter, item>(
  { deployment }: TongduiClient,
  { source, eventName, topics }: ListDefinition<source, name, filter, item>,
  filter: filter,
): LogFilter {
  const args = topics(filter);
  const abi: Abi = contractAbis[source];
  const event: string = eventName;
  try {
    return { address: [deployment[source]], topics: encodeEventTopics({ abi, eventName: event, args }) };
  } catch (cause) {
    throw invalidArgument(cause);
  }
}

/** Logs beyond a position, one way or the other, in that order. */
async function* piecesAfter(
  client: TongduiClient,
  filter: LogFilter,
  after: LogPosition | undefined,
  newestFirst: boolean,
): AsyncGenerator<readonly RawLog[]> {
  const { publicClient, deployment } = client;
  const head = await finalBlock(client);
  const range = newestFirst
    ? { from: deployment.fromBlock, to: after && after.block < head ? after.block : head, newestFirst }
    : { from: after?.block ?? deployment.fromBlock, to: head };
  for await (const { logs } of scanLogs(publicClient, filter, range)) {
    const ordered = newestFirst ? [...logs].reverse() : logs;
    yield ordered.filter((log) => !after || (newestFirst ? isBefore(log, after) : isBefore(after, log)));
  }
}

/** Reads items until there are as many as wanted; no more are read than may be needed. */
async function readInto<source extends LogSource, name extends string, filter, item>(
  found: Placed<item>[],
  wanted: number,
  logs: readonly RawLog[],
  client: TongduiClient,
  { source, accepts, read }: ListDefinition<source, name, filter, item>,
  filter: filter,
): Promise<void> {
  const events = logs.flatMap((raw) => {
    const event = readEvent(source, raw, 0) as EventOf<source, name> | undefined;
    return event !== undefined && (accepts?.(event, filter, client.deployment) ?? true) ? [event] : [];
  });
  let at = 0;
  while (at < events.length && found.length < wanted) {
    const next = events.slice(at, at + wanted - found.length);
    at += next.length;
    const dated = await addTimes(client, next);
    const items = await read(client, dated, filter);
    for (const [i, { block, log }] of dated.entries()) {
      const value = items[i];
      if (value !== undefined) found.push({ block, log, value });
    }
  }
}

async function addTimes<event extends { readonly block: bigint }>(
  { publicClient }: TongduiClient,
  events: readonly event[],
): Promise<event[]> {
  const blocks = await fetchBlocks(publicClient, [...new Set(events.map(({ block }) => block))]);
  return events.map((event) => ({ ...event, time: blocks.get(event.block)?.time ?? 0 }));
}
