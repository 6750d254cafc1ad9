import type { CycleFacts } from '../clearingFacts.ts';
import { amountAt, largestPair, shadeOf, shades } from '../clearingStage.ts';
import type { Stage } from '../clearingStage.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { nameOf } from '../purse.ts';
import { palette, shadeColours } from './palette.ts';
import { renderChart } from './renderChart.ts';

/** Pixels for the names beside and above the cells, and of a cell. */
const names = { left: 48, top: 46 };
const cell = 14;

/** The matrix of what is owed, many regions: a row for each debtor, a column for each creditor, the darker the more. */
export function matrixChart(model: ModelFacts, cycle: CycleFacts, stage: Stage): string {
  const codes = cycle.regions.map(({ region }) => region);
  const labels = codes.map((code) => nameOf(model, code).zh);
  const upright = labels.map((label) => [...label].join('\n'));
  const largest = largestPair(cycle);
  const side = codes.length * cell;
  const axis = {
    type: 'category' as const,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    splitArea: { show: false },
    splitLine: { show: true, lineStyle: { color: palette.line, width: 0.5 } },
  };
  const label = { color: palette.text, fontSize: 10.5, interval: 0, margin: 4 };
  return renderChart(
    {
      grid: { left: names.left, top: names.top, width: side, height: side },
      xAxis: { ...axis, data: upright, position: 'top', axisLabel: { ...label, lineHeight: 12 } },
      yAxis: { ...axis, data: labels, inverse: true, axisLabel: label },
      visualMap: {
        type: 'piecewise',
        show: false,
        dimension: 2,
        pieces: shadeColours.map((color, value) => ({ value, color })),
      },
      series: [
        {
          type: 'heatmap',
          silent: true,
          itemStyle: { borderColor: '#fff', borderWidth: 1 },
          data: codes.flatMap((debtor, row) =>
            codes.flatMap((creditor, column) => {
              const shade = Math.min(shades, shadeOf(amountAt(cycle, stage, debtor, creditor), largest));
              return shade === 0 ? [] : [[column, row, shade]];
            }),
          ),
        },
      ],
    },
    { width: names.left + side + 4, height: names.top + side + 4 },
  );
}
