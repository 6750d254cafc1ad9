import type { Text } from '../audit/findings/text.ts';
import type { ModelFacts } from './modelFacts.ts';
import { railNames } from './railNames.ts';
import { totalsOf } from './totals.ts';
import type { ModelTotals } from './totals.ts';

/** Fen as `bigint`, counts as `number`. */
export type OverviewCell = bigint | number | Text;
export type OverviewRow = { readonly label: Text; readonly cells: readonly OverviewCell[] };

type Reader = (totals: ModelTotals, model: ModelFacts) => OverviewCell;

const readers: readonly (readonly [zh: string, en: string, read: Reader])[] = [
  ['结算方式', 'rail', (_, model) => railsOf(model)],
  ['企业', 'enterprises', ({ enterprises }) => enterprises],
  ['实验室', 'labs', ({ labs }) => labs],
  ['使用次数', 'uses', ({ uses }) => uses],
  ['发票金额', 'invoiced', ({ invoiced }) => invoiced],
  ['财政抵用', 'subsidy', ({ subsidy }) => subsidy],
  ['企业自付', 'co-payment', ({ coPayment }) => coPayment],
  ['政策预算', 'budget', ({ budget }) => budget],
  ['预算尚可使用', 'budget left to use', ({ budgetLeft }) => budgetLeft],
  ['预付在外', 'prefunded abroad', ({ prefundedAbroad }) => prefundedAbroad],
  ['池内可用', 'left in the pool', ({ poolLeft }) => poolLeft],
  ['跨区清算抵销', 'set off by clearing', ({ setOff }) => setOff],
  ['上级结算', 'discharged', ({ discharged }) => discharged],
  ['地区间尚欠', 'still owed between regions', ({ stillOwed }) => stillOwed],
  ['其他跨区流转', 'crossed a region otherwise', (_, { audit }) => audit.crossRegionTransfers],
  ['审计重放事件', 'events replayed', (_, { audit }) => audit.events],
  ['审计比对数值', 'values compared', (_, { audit }) => audit.compared],
  ['审计发现', 'audit findings', (_, { audit }) => audit.findings.length],
  ['gas', 'gas', (_, { gas }) => Number(gas.setup + gas.steps)],
  ['不符预期的步骤', 'steps not as expected', (_, { steps }) => steps.failures.length],
];

/** The rows of the table that holds all models against each other. */
export function overviewRows(models: readonly ModelFacts[]): OverviewRow[] {
  const pairs = models.map((model) => [totalsOf(model), model] as const);
  return readers.map(([zh, en, read]) => ({ label: { zh, en }, cells: pairs.map((pair) => read(...pair)) }));
}

function railsOf({ routes }: ModelFacts): Text {
  const names = [...new Set(routes.map(({ rail }) => rail))].map((rail) => railNames[rail]);
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}
