import { formatYuan } from '../../amounts/formatYuan.ts';
import { sayIn } from '../language.ts';
import type { Language } from '../language.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { overviewRows } from '../overviewRows.ts';
import { textTable } from './textTable.ts';

/** All models side by side, for a terminal: one row for each figure, one column for each model. */
export function formatOverviewText(models: readonly ModelFacts[], language: Language): string {
  const say = sayIn(language);
  const show = (cell: bigint | number | string) => (typeof cell === 'bigint' ? formatYuan(cell) : String(cell));
  const rows = overviewRows(models).map(({ label, cells }) => [
    label[language],
    ...cells.map((cell) => (typeof cell === 'object' ? cell[language] : show(cell))),
  ]);
  return [
    `── ${say('各模式一览（元）', 'All models side by side (yuan)')}`,
    ...textTable({
      rows: [['', ...models.map(({ short }) => short[language])], ...rows],
      align: ['left', ...models.map(() => 'right' as const)],
      indent: 3,
    }),
  ].join('\n');
}
