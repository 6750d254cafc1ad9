import { numberToHex } from 'viem';
import type { Address, Hex, PublicClient } from 'viem';
import { causesOf } from '../../errors/tongduiError.ts';
import { readRawLog } from './rawLog.ts';
import type { RawLog, RpcLogEntry } from './rawLog.ts';

/** Blocks in one request to begin with; halved for as long as the node refuses, doubled after a success. */
const firstSpan = 10_000n;

/** Which logs: of these contracts (of any unless given), and where given with these topics, place by place. */
export type LogFilter = {
  readonly address?: readonly Address[];
  readonly topics?: readonly (Hex | readonly Hex[] | null)[];
};

/** Blocks from one to another, both included. */
export type BlockRange = { readonly from: bigint; readonly to: bigint };

/** All logs of some blocks. */
export type LogPiece = BlockRange & { readonly logs: readonly RawLog[] };

/**
 * Logs of a range of blocks, in pieces that the node is willing to give: who has enough of them stops asking.
 *
 * @returns pieces from the oldest blocks on, or from the newest; within a piece logs stand as the node gives them
 * @throws what the node answers, if it refuses a single block
 */
export async function* scanLogs(
  publicClient: PublicClient,
  filter: LogFilter,
  { from, to, newestFirst = false }: BlockRange & { readonly newestFirst?: boolean },
): AsyncGenerator<LogPiece> {
  let [first, last, span] = [from, to, firstSpan];
  while (first <= last) {
    const size = last - first + 1n < span ? last - first + 1n : span;
    const piece = newestFirst ? { from: last - size + 1n, to: last } : { from: first, to: first + size - 1n };
    let logs: readonly RawLog[];
    try {
      logs = await getLogs(publicClient, filter, piece);
    } catch (refusal) {
      if (size === 1n || isCutOff(refusal)) throw refusal;
      span = size / 2n;
      continue;
    }
    if (newestFirst) last = piece.from - 1n;
    else first = piece.to + 1n;
    if (span < firstSpan) span *= 2n;
    yield { ...piece, logs };
  }
}

/** A node that cannot be reached gives no smaller range either. */
function isCutOff(refusal: unknown): boolean {
  return [...causesOf(refusal)].some((error) => {
    const { name, status } = error as { name?: unknown; status?: unknown };
    return name === 'HttpRequestError' && status === undefined;
  });
}

/** In raw JSON-RPC: viem's own action would decode, and drops what it does not know. */
async function getLogs(publicClient: PublicClient, filter: LogFilter, { from, to }: BlockRange): Promise<RawLog[]> {
  const request = publicClient.request as (call: { method: string; params: readonly unknown[] }) => Promise<unknown>;
  const params = [{ ...filter, fromBlock: numberToHex(from), toBlock: numberToHex(to) }];
  const answer = (await request({ method: 'eth_getLogs', params })) as readonly RpcLogEntry[];
  return answer.map(readRawLog);
}
