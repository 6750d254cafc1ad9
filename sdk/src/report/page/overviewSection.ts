import type { Text } from '../../audit/findings/text.ts';
import { burdenChart } from '../charts/burdenChart.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { overviewRows } from '../overviewRows.ts';
import { chart } from './chart.ts';
import { markup } from './markup.ts';
import type { Markup, MarkupPart } from './markup.ts';
import { table } from './table.ts';

/** All models against each other: one chart, one table. */
export function overviewSection(models: readonly ModelFacts[]): Markup {
  const title: Text = { zh: '各模式一览', en: 'All models side by side' };
  return markup`<section>
<h2>${title}</h2>
${chart(burdenChart(models), { zh: '实验室的账单由谁承担', en: "who bore the labs' invoices" })}
${table({
  head: ['', ...models.map(({ short }) => short)],
  rows: overviewRows(models).map(({ label, cells }): MarkupPart[] => [label, ...cells]),
})}
</section>`;
}
