import { decodeRevert } from '../../errors/decodeRevert.ts';
import type { LogPosition } from '../../lists/cursor.ts';
import { checkFinality } from '../../clients/checkFinality.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { eventFilter } from '../../watch/eventFilter.ts';
import { Follower } from '../../watch/follower.ts';
import { pauseFor } from '../../watch/pauseFor.ts';
import type { EventName, SystemEvent } from '../../watch/systemEvent.ts';

/** How any watch goes about it. */
export type WatchSettings = {
  /** First block to tell of; what comes in from now on unless given. */
  readonly fromBlock?: bigint;
  /** In place of a block: the last event that was dealt with, so that a program goes on where it stopped. */
  readonly after?: LogPosition;
  /** Blocks on top after which an event is told; the client's setting unless given. */
  readonly finality?: number;
  /** Milliseconds between two questions; the setting of viem's client unless given. */
  readonly pollingInterval?: number;
  /**
   * Is told what went wrong, as a `TongduiError` where the node failed. The watch goes on by itself, but for two errors: what a
   * callback threw, and `ChainRewritten`.
   */
  readonly onError?: (error: unknown) => void;
};

export type WatchParameters<name extends EventName = EventName> = WatchSettings & {
  /** Names such as `OrderPaid`; all unless given. */
  readonly events?: readonly name[];
  /** Is given one event after the other; it is waited for. */
  readonly onEvent: (event: SystemEvent<name>) => void | Promise<void>;
  /**
   * Is given each event that was told and whose block was replaced by another, the newest first, before the events of the new
   * blocks. With the finality of the chain it never happens.
   */
  readonly onUndone?: (event: SystemEvent<name>) => void | Promise<void>;
};

/** Ends a watch. A callback that is running is not interrupted; none is called afterwards. */
export type StopWatching = () => void;

/** A node that fails again and again is asked less often. In milliseconds. */
const longestPause = 30_000;

class CallbackFailed extends Error {}

/**
 * Tells of what happens on the chain: each event once, decoded, in the order of the chain, also after the node was out of reach
 * for a while.
 *
 * @throws {TongduiError} `ArgumentInvalid` for a name that no event has, and for a finality that is no number of blocks
 * @example
 * const stop = watch(client, {
 *   events: ['OrderPlaced', 'OrderPaid'],
 *   fromBlock: client.deployment.fromBlock,
 *   onEvent: ({ eventName, args }) => console.log(eventName, args.order),
 * });
 */
export function watch<name extends EventName = EventName>(
  client: TongduiClient,
  parameters: WatchParameters<name>,
): StopWatching {
  return watchWanted(client, parameters, () => true);
}

/**
 * `watch`, but only of events that pass a filter that may have to ask the node. Where it fails, it is asked again with all that
 * was not told yet.
 */
export function watchWanted<name extends EventName>(
  client: TongduiClient,
  parameters: WatchParameters<name>,
  isWanted: (event: SystemEvent<name>) => boolean | Promise<boolean>,
): StopWatching {
  const { events, fromBlock, after, finality, onEvent, onUndone, onError } = parameters;
  if (finality !== undefined) checkFinality(finality);
  const stopping = new AbortController();
  const { signal } = stopping;
  // The node's filter lets no other events through.
  const call = async (callback: WatchParameters<name>['onUndone'], event: SystemEvent) => {
    if (signal.aborted) return;
    try {
      await callback?.(event as SystemEvent<name>);
    } catch (cause) {
      throw new CallbackFailed('', { cause });
    }
  };
  const follower = new Follower(client, {
    filter: eventFilter(client.deployment, events),
    fromBlock,
    after,
    finality,
    isWanted: (event) => isWanted(event as SystemEvent<name>),
    tell: (event) => call(onEvent, event),
    takeBack: (event) => call(onUndone, event),
  });
  void keepReading(follower, {
    signal,
    interval: parameters.pollingInterval ?? client.publicClient.pollingInterval,
    stop: () => stopping.abort(),
    report: (error) => {
      if (onError) onError(error);
      // What a callback throws must not get lost.
      else if (signal.aborted) queueMicrotask(() => raise(error));
    },
  });
  return () => stopping.abort();
}

type Reading = {
  readonly signal: AbortSignal;
  readonly interval: number;
  readonly stop: () => void;
  readonly report: (error: unknown) => void;
};

async function keepReading(follower: Follower, { signal, interval, stop, report }: Reading): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await follower.readOn();
      failures = 0;
    } catch (failure) {
      if (isStopped(signal)) return;
      failures += 1;
      const isOurs = failure instanceof CallbackFailed;
      const error = isOurs ? failure.cause : decodeRevert(failure);
      if (isOurs || (error as { code?: unknown }).code === 'ChainRewritten') stop();
      report(error);
    }
    await pauseFor(Math.min(interval * 2 ** Math.min(failures, 10), Math.max(interval, longestPause)), signal);
  }
}

/** Asked anew: TypeScript takes it that nothing changed while something else was waited for. */
function isStopped({ aborted }: AbortSignal): boolean {
  return aborted;
}

function raise(error: unknown): never {
  throw error;
}
