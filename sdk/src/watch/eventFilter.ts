import { toEventSelector } from 'viem';
import type { AbiEvent, Hex } from 'viem';
import type { LogSource } from '../audit/logs/auditLog.ts';
import { contractAbis } from '../audit/logs/contractAbis.ts';
import type { LogFilter } from '../audit/logs/scanLogs.ts';
import type { Deployment } from '../deployments/deployment.ts';
import { invalidField } from '../errors/invalidArgument.ts';
import type { EventName } from './systemEvent.ts';

/**
 * What to ask a node for to get some events of a deployment, and no others.
 *
 * @param names - all events of all contracts unless given
 * @throws {TongduiError} `ArgumentInvalid` for a name that no event has
 */
export function eventFilter(deployment: Deployment, names: readonly EventName[] | undefined): LogFilter {
  const sources = Object.keys(contractAbis) as LogSource[];
  if (names === undefined) return { address: sources.map((source) => deployment[source]) };
  const found = sources.flatMap((source) => eventsOf(source).map((event) => ({ source, event })));
  const wanted = names.map((name) => {
    const owners = found.filter(({ event }) => event.name === name);
    if (owners.length > 0) return owners;
    throw invalidField('events', { zh: `没有名为 ${name} 的事件`, en: `there is no event ${name}` });
  });
  const selectors = new Set<Hex>(wanted.flat().map(({ event }) => toEventSelector(event)));
  const owners = new Set(wanted.flat().map(({ source }) => deployment[source]));
  return { address: [...owners], topics: [[...selectors]] };
}

function eventsOf(source: LogSource): readonly AbiEvent[] {
  const abi: readonly { readonly type: string }[] = contractAbis[source];
  return abi.filter((item): item is AbiEvent => item.type === 'event');
}
