import { numberToHex } from 'viem';
import type { Address, Hex, PublicClient } from 'viem';
import { readRawLog } from './rawLog.ts';
import type { RawLog, RpcLogEntry } from './rawLog.ts';

/** Blocks in one request to begin with; halved for as long as the node refuses, doubled after a success. */
const firstSpan = 10_000n;

/**
 * All logs of some contracts in a range of blocks, in the order in which the node gives them.
 *
 * @throws what the node answers, if it refuses a single block
 */
export async function fetchLogs(
  publicClient: PublicClient,
  addresses: readonly Address[],
  fromBlock: bigint,
  toBlock: bigint,
): Promise<RawLog[]> {
  const logs: RawLog[] = [];
  let span = firstSpan;
  for (let from = fromBlock; from <= toBlock;) {
    const to = from + span - 1n < toBlock ? from + span - 1n : toBlock;
    try {
      const found = await getLogs(publicClient, { address: addresses, ...rangeOf(from, to) });
      for (const entry of found) logs.push(entry);
      from = to + 1n;
      if (span < firstSpan) span *= 2n;
    } catch (refusal) {
      if (from === to) throw refusal;
      span = (to - from + 1n) / 2n;
    }
  }
  return logs;
}

/** All logs of one block, whoever emitted them. */
export async function fetchBlockLogs(publicClient: PublicClient, block: bigint): Promise<RawLog[]> {
  return await getLogs(publicClient, rangeOf(block, block));
}

function rangeOf(from: bigint, to: bigint) {
  return { fromBlock: numberToHex(from), toBlock: numberToHex(to) };
}

type Filter = { readonly address?: readonly Address[]; readonly fromBlock: Hex; readonly toBlock: Hex };

/** In raw JSON-RPC: viem's own action would decode, and drops what it does not know. */
async function getLogs(publicClient: PublicClient, filter: Filter): Promise<RawLog[]> {
  const request = publicClient.request as (call: { method: string; params: readonly unknown[] }) => Promise<unknown>;
  const answer = (await request({ method: 'eth_getLogs', params: [filter] })) as readonly RpcLogEntry[];
  return answer.map(readRawLog);
}
