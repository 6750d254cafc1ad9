import type { Address, PublicClient } from 'viem';
import type { RawLog } from './rawLog.ts';
import { scanLogs } from './scanLogs.ts';
import type { LogFilter } from './scanLogs.ts';

/**
 * All logs of some contracts in a range of blocks, in the order in which the node gives them.
 *
 * @param topics - only those with these topics; all unless given
 * @throws what the node answers, if it refuses a single block
 */
export async function fetchLogs(
  publicClient: PublicClient,
  addresses: readonly Address[],
  fromBlock: bigint,
  toBlock: bigint,
  topics?: LogFilter['topics'],
): Promise<RawLog[]> {
  const logs: RawLog[] = [];
  const filter: LogFilter = { address: addresses, ...(topics && { topics }) };
  for await (const piece of scanLogs(publicClient, filter, { from: fromBlock, to: toBlock })) {
    for (const entry of piece.logs) logs.push(entry);
  }
  return logs;
}

/** All logs of one block, whoever emitted them. */
export async function fetchBlockLogs(publicClient: PublicClient, block: bigint): Promise<RawLog[]> {
  const logs: RawLog[] = [];
  for await (const piece of scanLogs(publicClient, {}, { from: block, to: block })) logs.push(...piece.logs);
  return logs;
}
