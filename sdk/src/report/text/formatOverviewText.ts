import { formatYuan } from '../../amounts/formatYuan.ts';
import { sayIn } from '../language.ts';
import type { Language } from '../language.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { overviewRows } from '../overviewRows.ts';
import type { OverviewCell } from '../overviewRows.ts';
import { textTable } from './textTable.ts';

/** All models side by side, for a terminal: one row for each figure, one column for each model. */
export function formatOverviewText(models: readonly ModelFacts[], language: Language): string {
  const say = sayIn(language);
  const head = ['', ...models.map(({ short }) => short[language])];
  const rows = overviewRows(models).map(({ label, cells }) => [
    label[language],
    ...cells.map((cell) => formatCell(cell, language)),
  ]);
  const align = head.map((_, column) => (column === 0 ? 'left' : 'right'));
  return [
    `── ${say('各模式一览（元）', 'All models side by side (yuan)')}`,
    ...textTable({ rows: [head, ...rows], align, indent: 3 }),
  ].join('\n');
}

function formatCell(cell: OverviewCell, language: Language): string {
  if (typeof cell === 'bigint') return formatYuan(cell);
  return typeof cell === 'number' ? String(cell) : cell[language];
}
