import type { Text } from '../audit/findings/text.ts';
import type { ModelFacts } from './modelFacts.ts';
import { railNames } from './railNames.ts';
import { totalsOf } from './totals.ts';

/** A figure of all models: fen as `bigint`, counts as `number`. */
export type OverviewRow = { readonly label: Text; readonly cells: readonly (bigint | number | Text)[] };

/** The rows of the table that holds all models against each other. */
export function overviewRows(models: readonly ModelFacts[]): OverviewRow[] {
  const totals = models.map(totalsOf);
  const row = (zh: string, en: string, cells: OverviewRow['cells']): OverviewRow => ({ label: { zh, en }, cells });
  return [
    row('结算方式', 'rail', models.map(railsOf)),
    row(
      '企业',
      'enterprises',
      totals.map(({ enterprises }) => enterprises),
    ),
    row(
      '实验室',
      'labs',
      totals.map(({ labs }) => labs),
    ),
    row(
      '使用次数',
      'uses',
      totals.map(({ uses }) => uses),
    ),
    row(
      '发票金额',
      'invoiced',
      totals.map(({ invoiced }) => invoiced),
    ),
    row(
      '财政抵用',
      'subsidy',
      totals.map(({ subsidy }) => subsidy),
    ),
    row(
      '企业自付',
      'co-payment',
      totals.map(({ coPayment }) => coPayment),
    ),
    row(
      '政策预算',
      'budget',
      totals.map(({ budget }) => budget),
    ),
    row(
      '预算尚可使用',
      'budget left to use',
      totals.map(({ budgetLeft }) => budgetLeft),
    ),
    row(
      '预付在外',
      'prefunded abroad',
      totals.map(({ prefundedAbroad }) => prefundedAbroad),
    ),
    row(
      '池内可用',
      'left in the pool',
      totals.map(({ poolLeft }) => poolLeft),
    ),
    row(
      '其他跨区流转',
      'crossed a region otherwise',
      models.map(({ audit }) => audit.crossRegionTransfers),
    ),
    row(
      '审计重放事件',
      'events replayed',
      models.map(({ audit }) => audit.events),
    ),
    row(
      '审计比对数值',
      'values compared',
      models.map(({ audit }) => audit.compared),
    ),
    row(
      '审计发现',
      'audit findings',
      models.map(({ audit }) => audit.findings.length),
    ),
    row(
      'gas',
      'gas',
      models.map(({ gas }) => Number(gas.setup + gas.steps)),
    ),
    row(
      '不符预期的步骤',
      'steps not as expected',
      models.map(({ steps }) => steps.failures.length),
    ),
  ];
}

function railsOf({ routes }: ModelFacts): Text {
  const rails = [...new Set(routes.map(({ rail }) => rail))];
  return {
    zh: rails.map((rail) => railNames[rail].zh).join('、'),
    en: rails.map((rail) => railNames[rail].en).join(', '),
  };
}
