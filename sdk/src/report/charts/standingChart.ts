import type { CycleFacts, CycleRegionFacts } from '../clearingFacts.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { nameOf } from '../purse.ts';
import { groupedYuan, lengthOf } from './chartAmounts.ts';
import { palette } from './palette.ts';
import { signedYuan } from './positionMark.ts';
import { renderChart } from './renderChart.ts';

/** Pixels: the chart's width, the names, what stands behind the bars, a region's row, and the legend. */
const width = 960;
const margin = { left: 120, right: 118 };
const row = { few: 46, many: 23 };
const legendHeight = 36;
/** Up to so many regions the parts of the bars bear their figures. */
const labelled = 8;

type Part = {
  readonly name: string;
  readonly colour: string;
  readonly labelColour: string;
  readonly length: (region: CycleRegionFacts) => bigint;
};

/** The inner parts are what is left, the outer ones what was set off; what is owed to others goes to the left. */
const parts: readonly Part[] = [
  {
    name: '余额：应付（＝锁定） still owes, locked',
    colour: palette.owes,
    labelColour: palette.text,
    length: ({ owesAfter }) => -owesAfter,
  },
  { name: '余额：应收 still owed', colour: palette.owed, labelColour: '#fff', length: ({ owedAfter }) => owedAfter },
  { name: '抵销 set off', colour: palette.setOff, labelColour: palette.text, length: ({ setOff }) => -setOff },
  {
    name: '抵销 set off',
    colour: palette.setOff,
    labelColour: palette.text,
    length: ({ setOffOwed }) => setOffOwed,
  },
];

/** What each region owed and was owed, how much of it was set off, and its position; the largest creditors first. */
export function standingChart(model: ModelFacts, cycle: CycleFacts): string {
  const regions = [...cycle.regions].sort((a, b) => Number(b.positionAfter - a.positionAfter));
  const few = regions.length <= labelled;
  const longest = regions.reduce((most, { owesBefore, owedBefore }) => {
    const longer = owesBefore > owedBefore ? owesBefore : owedBefore;
    return longer > most ? longer : most;
  }, 1n);
  const drawn = (amount: bigint) => lengthOf(amount) / lengthOf(longest);
  const room = (width - margin.left - margin.right) / 2;
  const inside = (amount: bigint) => {
    const text = groupedYuan(amount < 0n ? -amount : amount);
    return few && Math.abs(drawn(amount)) * room > text.length * 7 ? text : '';
  };
  return renderChart(
    {
      grid: { left: margin.left, right: margin.right, top: legendHeight, bottom: 6 },
      legend: {
        top: 0,
        left: 0,
        itemGap: 20,
        itemWidth: 14,
        itemHeight: 14,
        selectedMode: false,
        textStyle: { color: palette.text, fontSize: 12 },
      },
      xAxis: { type: 'value', show: false, min: -1, max: 1 },
      yAxis: [
        {
          type: 'category',
          inverse: true,
          data: regions.map(({ region }) => labelOf(model, region, few)),
          axisTick: { show: false },
          axisLine: { onZero: false, lineStyle: { color: palette.line } },
          axisLabel: { color: palette.text, fontSize: 12, lineHeight: 16, interval: 0 },
        },
        {
          type: 'category',
          inverse: true,
          position: 'right',
          data: regions.map(({ positionAfter }) => signedYuan(positionAfter)),
          axisTick: { show: false },
          axisLine: { show: false },
          axisLabel: { color: palette.text, fontSize: 12, interval: 0 },
        },
      ],
      series: [
        ...parts.map(({ name, colour, labelColour, length }) => ({
          type: 'bar' as const,
          name,
          stack: 'all',
          silent: true,
          barWidth: '66%',
          itemStyle: { color: colour, borderColor: '#fff', borderWidth: 1 },
          label: { show: true, color: labelColour, fontSize: 12, position: 'inside' as const },
          data: regions.map((region) => ({
            value: drawn(length(region)),
            label: { formatter: inside(length(region)) },
          })),
        })),
        {
          type: 'scatter',
          name: '净头寸（不变） position, unchanged',
          silent: true,
          symbol: 'triangle',
          symbolSize: few ? 12 : 9,
          symbolOffset: [0, few ? 21 : 7],
          itemStyle: { color: palette.text, borderColor: '#fff', borderWidth: 1 },
          data: regions.map(({ positionAfter }, index) => [drawn(positionAfter), index]),
        },
      ],
    },
    { width, height: legendHeight + 6 + regions.length * (few ? row.few : row.many) },
  );
}

function labelOf(model: ModelFacts, region: number, few: boolean): string {
  const { zh, en } = nameOf(model, region);
  return few ? `${zh}\n${en}` : `${zh} ${en}`;
}
