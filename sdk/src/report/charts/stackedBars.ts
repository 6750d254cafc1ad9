import { lengthOf } from './chartAmounts.ts';
import { palette } from './palette.ts';
import { renderChart } from './renderChart.ts';

export type StackedBar = {
  /** What stands beside the bar; line breaks are kept. */
  readonly name: string;
  /** One for each part; fen, not negative. */
  readonly amounts: readonly bigint[];
  /** What stands behind the bar. */
  readonly end?: string;
};

export type StackedBarsParameters = {
  readonly bars: readonly StackedBar[];
  readonly parts: readonly { readonly name: string; readonly colour: string; readonly labelColour: string }[];
  /** Each bar fills the whole width: shares are compared, not amounts. */
  readonly asShares: boolean;
  /** Pixels from the bars to the chart's edges. */
  readonly left: number;
  readonly right: number;
  readonly barHeight: number;
  /** What stands in a part of a bar; nothing if it is too narrow for that. */
  readonly partLabel?: (amount: bigint, whole: bigint) => string;
};

/** Pixels for the legend, and the chart's width. */
const legendHeight = 34;
const width = 960;
/** A digit's width in the font of the labels, in pixels: wide enough for every font that may stand in. */
const digitWidth = 7;

/** Horizontal bars of several parts each, the first bar on top. */
export function stackedBars(parameters: StackedBarsParameters): string {
  const { bars, parts, asShares, left, right, barHeight, partLabel } = parameters;
  const wholes = bars.map(({ amounts }) => amounts.reduce((sum, amount) => sum + amount, 0n));
  const longest = wholes.reduce((most, whole) => (whole > most ? whole : most), 1n);
  const room = width - left - right;
  const drawn = (bar: number, amount: bigint) => {
    const whole = asShares ? (wholes[bar] ?? 0n) : longest;
    return whole === 0n ? 0 : lengthOf(amount) / lengthOf(whole);
  };
  const inside = (bar: number, amount: bigint) => {
    const text = amount === 0n ? '' : (partLabel?.(amount, wholes[bar] ?? 0n) ?? '');
    const widest = Math.max(...text.split('\n').map((line) => line.length)) * digitWidth;
    return widest < drawn(bar, amount) * room ? text : '';
  };
  return renderChart(
    {
      grid: { left, right, top: legendHeight, bottom: 6 },
      legend: {
        top: 0,
        left,
        itemGap: 22,
        itemWidth: 14,
        itemHeight: 14,
        selectedMode: false,
        textStyle: { color: palette.text, fontSize: 12 },
      },
      xAxis: { type: 'value', show: false, min: 0, max: 1 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.line } },
        axisLabel: { color: palette.text, fontSize: 12, lineHeight: 16, interval: 0 },
      },
      series: parts.map(({ name, colour, labelColour }, part) => ({
        type: 'bar',
        name,
        stack: 'all',
        silent: true,
        barWidth: '68%',
        itemStyle: { color: colour },
        label: { show: true, color: labelColour, fontSize: 12, lineHeight: 16, position: 'inside' },
        data: bars.map(({ amounts, end }, bar) => {
          const amount = amounts[part] ?? 0n;
          const isLast = part === parts.length - 1;
          return {
            value: drawn(bar, amount),
            label:
              isLast && end !== undefined
                ? { formatter: end, position: 'right', color: palette.text }
                : { formatter: inside(bar, amount) },
          };
        }),
      })),
    },
    { width, height: legendHeight + 6 + bars.length * barHeight },
  );
}
