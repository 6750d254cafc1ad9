import { collectLogs } from '../../../audit/logs/collectLogs.ts';
import { replayLedger } from '../../../audit/replay/replayLedger.ts';
import type { Stage } from '../stage.ts';

/**
 * What holders who do not live there have of each region's deposits, in fen.
 *
 * No contract can be asked for it: a deposit does not say where it came from. The auditor's ledger, which is rebuilt from
 * the logs alone, does.
 */
export async function readCrossRegionTransfers({ anyone: { publicClient, deployment } }: Stage): Promise<bigint> {
  const { logs } = await collectLogs(publicClient, deployment);
  return replayLedger(logs, deployment).ledger.crossRegionTransfers;
}
