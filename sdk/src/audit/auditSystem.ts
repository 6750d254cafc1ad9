import type { PublicClient } from 'viem';
import type { Deployment } from '../deployments/deployment.ts';
import { compareWithChain } from './chain/compareWithChain.ts';
import type { AuditFinding } from './findings/auditFinding.ts';
import type { Ledger } from './ledger/ledger.ts';
import { collectLogs } from './logs/collectLogs.ts';
import { replayLedger } from './replay/replayLedger.ts';

/** Where an auditor reads: a `TongduiClient` serves. */
export type AuditSource = { readonly deployment: Deployment; readonly publicClient: PublicClient };

export type AuditFigures = {
  /** The block at which logs and state were compared. */
  readonly block: bigint;
  readonly events: number;
  /** Blocks that hold at least one event. */
  readonly blocks: number;
  readonly valuesCompared: number;
  readonly regions: number;
  readonly participants: number;
  readonly programmes: number;
  readonly vouchers: number;
  readonly orders: number;
  /** Paid to labs and enterprises so far, in fen. */
  readonly paid: bigint;
  /** Deposits of regions held by anyone who does not live there, in fen. */
  readonly crossRegionTransfers: bigint;
  /** Money that regions have in pools abroad now, in fen. */
  readonly prefundedAbroad: bigint;
};

export type AuditReport = {
  /** Empty where the logs, the rules and the chain's state agree. */
  readonly findings: readonly AuditFinding[];
  readonly figures: AuditFigures;
  /** The books, rebuilt from the logs alone. */
  readonly ledger: Ledger;
};

/**
 * Audits a whole deployment: fetches all its logs, replays them into books of its own, tests the numbered rules on the way
 * (docs/invariants.md), and holds the books against the chain's state at the same block.
 *
 * @param toBlock - the last block; the chain's latest unless said
 * @throws {Error} if the node does not answer: a system that cannot be asked has not been audited
 * @example const { findings } = await auditSystem({ deployment, publicClient })
 */
export async function auditSystem({ deployment, publicClient }: AuditSource, toBlock?: bigint): Promise<AuditReport> {
  const collected = await collectLogs(publicClient, deployment, toBlock);
  const { ledger, findings } = replayLedger(collected.logs, deployment);
  const compared = await compareWithChain(ledger, publicClient, collected.toBlock);
  return {
    findings: [...collected.findings, ...findings, ...compared.findings],
    figures: {
      block: collected.toBlock,
      events: ledger.events,
      blocks: collected.blocks,
      valuesCompared: compared.valuesCompared,
      regions: ledger.regions.size,
      participants: ledger.participants.size,
      programmes: ledger.programmes.size,
      vouchers: ledger.vouchers.size,
      orders: ledger.orders.size,
      paid: sum([...ledger.orders.values()].map(({ paid }) => paid)),
      crossRegionTransfers: ledger.crossRegionTransfers,
      prefundedAbroad: sum([...ledger.pools.values()].map(({ free, reserved }) => free + reserved)),
    },
    ledger,
  };
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
