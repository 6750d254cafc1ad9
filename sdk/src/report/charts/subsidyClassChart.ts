import type { ModelFacts } from '../modelFacts.ts';
import { groupedYuan, lengthOf } from './chartAmounts.ts';
import { palette } from './palette.ts';
import { renderChart } from './renderChart.ts';
import { subsidyClasses } from './subsidyClasses.ts';
import type { SubsidyClass } from './subsidyClasses.ts';

/** How many enterprises received how much: bars of the money that went to each class of them. */
export function subsidyClassChart({ enterprises }: ModelFacts): string {
  const classes = subsidyClasses(enterprises);
  return renderChart(
    {
      grid: { left: 16, right: 16, top: 48, bottom: 44 },
      xAxis: {
        type: 'category',
        data: classes.map(nameOfClass),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.line } },
        axisLabel: { color: palette.text, fontSize: 12, lineHeight: 16, interval: 0 },
      },
      yAxis: { type: 'value', show: false, min: 0 },
      series: [
        {
          type: 'bar',
          silent: true,
          barWidth: '62%',
          itemStyle: { color: palette.public },
          data: classes.map((entry) => ({
            value: lengthOf(entry.subsidy),
            label: {
              show: true,
              position: 'top',
              color: palette.text,
              fontSize: 12,
              lineHeight: 17,
              align: 'center',
              formatter: `${entry.enterprises} 家 enterprise${entry.enterprises === 1 ? '' : 's'}\n${groupedYuan(entry.subsidy)}`,
            },
          })),
        },
      ],
    },
    { width: 960, height: 320 },
  );
}

function nameOfClass({ from, to }: SubsidyClass): string {
  const [low, high] = [from / 10_000_00n, to === undefined ? undefined : to / 10_000_00n];
  if (high === undefined) return `${low} 万元以上\nabove ${low}0,000`;
  if (low === 0n) return `${high} 万元及以下\nup to ${high}0,000`;
  return `${low}–${high} 万元\n${low}0,000–${high}0,000`;
}
