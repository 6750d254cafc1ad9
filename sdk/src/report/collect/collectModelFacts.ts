import type { AuditReport } from '../../audit/auditSystem.ts';
import type { Text } from '../../audit/findings/text.ts';
import type { ScenarioReport } from '../../scenario/run/scenarioReport.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { collectClearing } from './collectClearing.ts';
import { collectGas } from './collectGas.ts';
import { collectParties } from './collectParties.ts';
import { collectPools } from './collectPools.ts';
import { collectRegions } from './collectRegions.ts';
import { collectRoutes } from './collectRoutes.ts';

export type CollectModelFactsParameters = {
  readonly heading: Text;
  readonly short: Text;
  readonly note: Text;
  /** The scenario's file name, as the reader may look it up. */
  readonly file: string;
  /** What the run's steps reported: whether the expectations held, and gas. */
  readonly report: ScenarioReport;
  /** Made after the last step: with the books rebuilt from the chain's logs. */
  readonly audit: AuditReport;
  /** Gas used before the first step. */
  readonly setupGas: bigint;
  /** What to call participants, by their numbers on the chain. */
  readonly names: ReadonlyMap<number, string>;
};

/**
 * Gathers what a report shows of one rehearsed model. Every amount comes from the audit's books, which are rebuilt from the
 * chain's logs alone.
 */
export function collectModelFacts(parameters: CollectModelFactsParameters): ModelFacts {
  const { heading, short, note, file, report, audit, setupGas, names } = parameters;
  const { ledger, findings, figures } = audit;
  const vouchers = [...ledger.vouchers.values()];
  return {
    heading,
    short,
    note,
    file,
    steps: { total: report.steps.length, failures: report.steps.filter(({ ok }) => !ok) },
    ok: report.ok && findings.length === 0,
    regions: collectRegions(ledger),
    programmes: [...ledger.programmes.values()].map((programme) => {
      const { name, region, budget, unissued, outstanding, reserved, paid } = programme;
      return { name, region, budget, unissued, outstanding, reserved, paid };
    }),
    vouchers: {
      count: vouchers.length,
      holders: new Set(vouchers.map(({ holder }) => holder)).size,
      face: vouchers.reduce((sum, { face }) => sum + face, 0n),
    },
    pools: collectPools(ledger, names),
    routes: collectRoutes(ledger),
    clearing: collectClearing(ledger, report.facts),
    labs: collectParties(ledger, names, 'lab'),
    enterprises: collectParties(ledger, names, 'enterprise'),
    audit: {
      events: figures.events,
      compared: figures.valuesCompared,
      findings: findings.map(({ message }) => message),
      crossRegionTransfers: figures.crossRegionTransfers,
    },
    gas: collectGas(report, setupGas),
  };
}
