import type { AuditFinding } from '../findings/auditFinding.ts';
import { makeFinding } from '../findings/makeFinding.ts';
import { subjects } from '../findings/subjects.ts';
import type { RawLog } from './rawLog.ts';

/** What the order of logs is seen by. */
export type OrderedLog = Pick<RawLog, 'block' | 'transaction' | 'log'> & Partial<Pick<RawLog, 'blockHash' | 'removed'>>;

/**
 * Checks that logs come one after the other: blocks never go back, indices climb within a block, no log was removed, and
 * one block has one hash.
 *
 * @returns one finding for each log that does not follow from the one before it
 */
export function checkLogOrder(logs: readonly OrderedLog[]): AuditFinding[] {
  const findings: AuditFinding[] = [];
  let before: OrderedLog | undefined;
  for (const entry of logs) {
    const where = { block: entry.block, transaction: entry.transaction, log: entry.log };
    const subject = subjects.block(entry.block);
    if (entry.removed) findings.push(makeFinding('LogRemoved', where, subject, false, true));
    if (before && before.block === entry.block) {
      if (entry.log <= before.log) {
        findings.push(makeFinding('LogOutOfOrder', where, subject, `> ${before.log}`, entry.log));
      }
      if (entry.blockHash !== before.blockHash) {
        findings.push(makeFinding('BlockMismatch', where, subject, before.blockHash, entry.blockHash));
      }
    } else if (before && entry.block < before.block) {
      findings.push(makeFinding('LogOutOfOrder', where, subject, `>= ${before.block}`, entry.block));
    }
    before = entry;
  }
  return findings;
}

/** Blocks some of whose log indices, counted from 0, are not among these logs: others emitted them, or they are missing. */
export function blocksWithGaps(logs: readonly RawLog[]): bigint[] {
  const next = new Map<bigint, number>();
  const gaps = new Set<bigint>();
  for (const { block, log } of logs) {
    const due = next.get(block) ?? 0;
    if (log > due) gaps.add(block);
    next.set(block, Math.max(due, log + 1));
  }
  return [...gaps];
}
