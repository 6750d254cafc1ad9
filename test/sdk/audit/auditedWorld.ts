import { readFileSync } from 'node:fs';
import type { Hex } from 'viem';
import { grantOffice } from '../../../sdk/src/actions/council/grantOffice.ts';
import { pause } from '../../../sdk/src/actions/council/pause.ts';
import { resume } from '../../../sdk/src/actions/council/resume.ts';
import { revokeOffice } from '../../../sdk/src/actions/council/revokeOffice.ts';
import { runBatch } from '../../../sdk/src/actions/public/runBatch.ts';
import type { CollectedLogs } from '../../../sdk/src/audit/logs/collectLogs.ts';
import { collectLogs } from '../../../sdk/src/audit/logs/collectLogs.ts';
import type { TongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import { parseScenario } from '../../../sdk/src/scenario/parseScenario.ts';
import { runScenario } from '../../../sdk/src/scenario/run/runScenario.ts';
import type { ScenarioReport } from '../../../sdk/src/scenario/run/scenarioReport.ts';
import type { Stage } from '../../../sdk/src/scenario/run/stage.ts';

/** A chain on which everything has happened once, and which still runs. */
export type AuditedWorld = {
  readonly client: TongduiClient;
  readonly stage: Stage;
  readonly report: ScenarioReport;
  readonly collected: CollectedLogs;
  /** Asks the node what only a test may ask it. */
  readonly control: (method: string, ...params: unknown[]) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** Runs everyEvent.json on a chain of its own and keeps the chain until `close`. */
export async function openAuditedWorld(): Promise<AuditedWorld> {
  const file = new URL('everyEvent.json', import.meta.url);
  const scenario = parseScenario(readFileSync(file, 'utf8'), 'everyEvent.json');
  const closing = Promise.withResolvers<undefined>();
  const opened = Promise.withResolvers<Omit<AuditedWorld, 'close'>>();
  const onEnd = async (report: ScenarioReport, stage: Stage) => {
    const client = stage.anyone;
    await actsBesideTheSteps(stage);
    const collected = await collectLogs(client.publicClient, client.deployment);
    const request = client.publicClient.request as (call: { method: string; params: unknown[] }) => Promise<unknown>;
    const control = (method: string, ...params: unknown[]) => request({ method, params });
    opened.resolve({ client, stage, report, collected, control });
    await closing.promise;
  };
  const ran = runScenario(scenario, { onEnd });
  ran.catch(opened.reject);
  const world = await opened.promise;
  const close = async () => {
    closing.resolve(undefined);
    await ran;
  };
  return { ...world, close };
}

/** What happens on a chain and has no step. */
async function actsBesideTheSteps(stage: Stage): Promise<void> {
  const council = stage.clientOf('council');
  const { address: account } = stage.keys.of('a new guardian');
  await grantOffice(council, { office: 'GUARDIAN', account });
  await pause(council);
  await resume(council);
  await revokeOffice(council, { office: 'GUARDIAN', account });
  const refused: Hex = '0xffffffff';
  await runBatch(stage.anyone, { calls: [{ to: stage.anyone.deployment.registry, data: refused }] });
}
