import type { Address } from 'viem';
import type { Deployment } from '../../deployments/deployment.ts';
import type { AuditLog, LogSource } from './auditLog.ts';
import { contractAbis } from './contractAbis.ts';
import { decodeLog } from './decodeLog.ts';
import type { RawLog } from './rawLog.ts';

/** The contracts of a deployment that emit events, by their addresses in lower case. */
export function sourcesOf(deployment: Deployment): ReadonlyMap<Address, LogSource> {
  const names = Object.keys(contractAbis) as LogSource[];
  return new Map(names.map((name) => [deployment[name].toLowerCase() as Address, name]));
}

/**
 * The event that a log is.
 *
 * @param time - of its block, in unix seconds
 * @returns `undefined` for what this version does not know, such as an event of a later version of a contract
 */
export function readEvent(source: LogSource, raw: RawLog, time: number): AuditLog | undefined {
  const decoded = decodeLog(source, raw.topics, raw.data);
  if (decoded.kind !== 'event') return undefined;
  const { eventName, args } = decoded;
  const { block, transaction, log } = raw;
  // The table that decoded it is built from the ABI that the type is built from.
  return { contract: source, eventName, args, block, transaction, log, time } as unknown as AuditLog;
}
