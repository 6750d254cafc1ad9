import { formatYuan } from '../../amounts/formatYuan.ts';
import { percentOf } from '../charts/chartAmounts.ts';
import type { ClearingFacts, CycleFacts, CycleRegionFacts } from '../clearingFacts.ts';
import { cycleProofs, standingProofs } from '../clearingProofs.ts';
import { sayIn } from '../language.ts';
import type { Language } from '../language.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { hasManyRegions } from '../moneyMoves.ts';
import { nameOf } from '../purse.ts';
import { sumOf } from '../totals.ts';
import { textTable } from './textTable.ts';

/** How many regions are named of many: those of which most was set off. */
const namedRegions = 5;
const right = 'right' as const;

/** What was owed, set off and left, cycle by cycle and region by region; nothing where no region ever owed another. */
export function clearingLines(model: ModelFacts, language: Language): string[] {
  const { clearing } = model;
  if (clearing === undefined) return [];
  const say = sayIn(language);
  return [
    '',
    `   ${say('跨区清算（元）', 'Clearing (yuan)')}`,
    ...cycleLines(clearing, language),
    ...clearing.cycles.flatMap((cycle) => regionLines(model, cycle, language)),
    ...dischargeLines(model, clearing, language),
    ...proofLines(clearing, language),
  ];
}

function cycleLines({ cycles }: ClearingFacts, language: Language): string[] {
  const say = sayIn(language);
  const head = [say('期', 'cycle'), say('抵销前', 'owed'), say('抵销', 'set off'), '', say('余额', 'left')];
  const rows = cycles.map(({ cycle, gross, setOff, residual }) => [
    String(cycle),
    formatYuan(gross),
    formatYuan(setOff),
    percentOf(setOff, gross),
    formatYuan(residual),
  ]);
  return textTable({ rows: [head, ...rows], align: ['left', right, right, right, right], indent: 5 });
}

function regionLines(model: ModelFacts, cycle: CycleFacts, language: Language): string[] {
  const say = sayIn(language);
  const { regions } = cycle;
  const shown = hasManyRegions(model)
    ? [...regions].sort((a, b) => Number(b.setOff - a.setOff)).slice(0, namedRegions)
    : regions;
  const rest = regions.filter((region) => !shown.includes(region));
  const head = [
    say(`第 ${cycle.cycle} 期`, `cycle ${cycle.cycle}`),
    say('应付', 'owes'),
    say('应收', 'owed'),
    say('抵销', 'set off'),
    say('后应付＝锁定', 'owes after, locked'),
    say('后应收', 'owed after'),
    say('净头寸', 'position'),
  ];
  const rows = shown.map((region) => rowOf(nameOf(model, region.region)[language], [region]));
  if (rest.length > 0) rows.push(rowOf(say(`其余 ${rest.length} 地`, `${rest.length} others`), rest));
  rows.push(rowOf(say('合计', 'total'), regions));
  return ['', ...textTable({ rows: [head, ...rows], align: ['left', ...head.slice(1).map(() => right)], indent: 5 })];
}

function rowOf(name: string, regions: readonly CycleRegionFacts[]): string[] {
  const figures = ['owesBefore', 'owedBefore', 'setOff', 'owesAfter', 'owedAfter', 'positionAfter'] as const;
  return [name, ...figures.map((figure) => formatYuan(sumOf(regions, figure)))];
}

function dischargeLines(model: ModelFacts, { discharges }: ClearingFacts, language: Language): string[] {
  if (discharges.length === 0) return [];
  const say = sayIn(language);
  const rows = discharges.map(({ debtor, creditor, amount }) => [
    say('上级结算', 'discharged'),
    `${nameOf(model, debtor)[language]} → ${nameOf(model, creditor)[language]}`,
    formatYuan(amount),
  ]);
  return ['', ...textTable({ rows, align: ['left', 'left', right], indent: 5 })];
}

/** The sums at the end, and those of a cycle only if they fail. */
function proofLines(clearing: ClearingFacts, language: Language): string[] {
  const failed = clearing.cycles.flatMap((cycle) => cycleProofs(cycle, formatYuan)).filter(({ holds }) => !holds);
  return [
    '',
    ...[...failed, ...standingProofs(clearing, formatYuan)].map(
      ({ holds, text }) => `     ${holds ? '✓' : '✗'} ${text[language]}`,
    ),
  ];
}
