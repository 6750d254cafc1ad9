import type { Address, PublicClient } from 'viem';
import type { Deployment } from '../../deployments/deployment.ts';
import type { AuditFinding } from '../findings/auditFinding.ts';
import { makeFinding } from '../findings/makeFinding.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import type { AuditLog, LogSource } from './auditLog.ts';
import { blocksWithGaps, checkLogOrder } from './checkLogOrder.ts';
import { decodeLog } from './decodeLog.ts';
import { fetchBlock, fetchBlocks } from './fetchBlocks.ts';
import type { BlockFacts } from './fetchBlocks.ts';
import { fetchBlockLogs, fetchLogs } from './fetchLogs.ts';
import { sourcesOf } from './readEvent.ts';
import type { RawLog } from './rawLog.ts';

/** All that a deployment has said so far. */
export type CollectedLogs = {
  readonly logs: readonly AuditLog[];
  /** What is wrong with the logs as logs: order, gaps, events that nobody knows. */
  readonly findings: readonly AuditFinding[];
  /** The block up to which they reach, with its time (unix seconds). */
  readonly toBlock: bigint;
  readonly toTime: number;
  /** Blocks that hold at least one of them. */
  readonly blocks: number;
};

/**
 * Fetches all logs of all contracts of a deployment in order, with the times of their blocks, and decodes them.
 *
 * Checked: blocks and indices strictly climb, nothing was removed, every block has one hash and it is its header's, and an
 * index that is not ours in a block of ours was emitted by someone else.
 *
 * @param toBlock - the last block; the chain's latest unless said
 * @throws what the node answers, if it does not answer
 */
export async function collectLogs(
  publicClient: PublicClient,
  deployment: Deployment,
  toBlock?: bigint,
): Promise<CollectedLogs> {
  const last = toBlock ?? (await publicClient.getBlockNumber({ cacheTime: 0 }));
  const sources = sourcesOf(deployment);
  const raw = await fetchLogs(publicClient, [...sources.keys()], deployment.fromBlock, last);
  const findings = [...checkLogOrder(raw), ...(await findMissing(publicClient, sources, raw))];
  const blocks = [...new Set(raw.map(({ block }) => block))];
  const facts = await fetchBlocks(publicClient, blocks);
  const { time: toTime } = await fetchBlock(publicClient, last);
  const logs: AuditLog[] = [];
  for (const entry of raw) {
    const decoded = readLog(entry, sources, facts, findings);
    if (decoded) logs.push(decoded);
  }
  return { logs, findings, toBlock: last, toTime, blocks: blocks.length };
}

/** Asks again, in other words, for every block in which indices are left out: they must be others' logs. */
async function findMissing(
  publicClient: PublicClient,
  sources: ReadonlyMap<Address, LogSource>,
  raw: readonly RawLog[],
) {
  const findings: AuditFinding[] = [];
  const known = new Set(raw.map(({ block, log }) => `${block} ${log}`));
  for (const block of blocksWithGaps(raw)) {
    for (const entry of await fetchBlockLogs(publicClient, block)) {
      if (!sources.has(entry.address) || known.has(`${block} ${entry.log}`)) continue;
      const where = { block, transaction: entry.transaction, log: entry.log };
      findings.push(makeFinding('LogMissing', where, subjects.block(block), `log ${entry.log}`, undefined));
    }
  }
  return findings;
}

function readLog(
  entry: RawLog,
  sources: ReadonlyMap<Address, LogSource>,
  facts: ReadonlyMap<bigint, BlockFacts>,
  findings: AuditFinding[],
): AuditLog | undefined {
  const source = sources.get(entry.address);
  const header = facts.get(entry.block);
  const where = { block: entry.block, transaction: entry.transaction, log: entry.log };
  if (!source || !header) return undefined;
  if (header.hash !== entry.blockHash) {
    findings.push(makeFinding('BlockMismatch', where, subjects.block(entry.block), header.hash, entry.blockHash));
  }
  const decoded = decodeLog(source, entry.topics, entry.data);
  if (decoded.kind === 'event') {
    const { eventName, args } = decoded;
    // The table that decoded it is built from the ABI that the type is built from.
    return { contract: source, eventName, args, ...where, time: header.time } as unknown as AuditLog;
  }
  const subject = partOf(subjects.contract(source), `日志 ${entry.log}`, `log ${entry.log}`);
  const [code, found] =
    decoded.kind === 'unknown'
      ? (['EventUnknown', entry.topics[0] ?? 'anonymous'] as const)
      : (['EventMalformed', decoded.reason] as const);
  findings.push(makeFinding(code, where, subject, 'an event of the ABI', found));
  return undefined;
}
