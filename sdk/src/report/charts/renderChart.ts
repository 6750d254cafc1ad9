import { BarChart, ChordChart, GraphChart, HeatmapChart, SankeyChart, ScatterChart } from 'echarts/charts';
import type {
  BarSeriesOption,
  ChordSeriesOption,
  GraphSeriesOption,
  HeatmapSeriesOption,
  SankeySeriesOption,
  ScatterSeriesOption,
} from 'echarts/charts';
import { GridComponent, LegendComponent, VisualMapComponent } from 'echarts/components';
import type { GridComponentOption, LegendComponentOption, VisualMapComponentOption } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { ComposeOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { fontFamily } from './palette.ts';

use([BarChart, ChordChart, GraphChart, HeatmapChart, SankeyChart, ScatterChart]);
use([GridComponent, LegendComponent, VisualMapComponent, SVGRenderer]);

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | ChordSeriesOption
  | GraphSeriesOption
  | HeatmapSeriesOption
  | SankeySeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | VisualMapComponentOption
>;

/** A drawn chart: SVG text with a size in CSS pixels. */
export type ChartSize = { readonly width: number; readonly height: number };

/**
 * Draws a chart as SVG text, in any JavaScript runtime: there is no canvas and no page.
 *
 * @param option - of Apache ECharts; it stands still and answers to nothing, whatever it says of that
 */
export function renderChart(option: ChartOption, { width, height }: ChartSize): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false, textStyle: { fontFamily } });
    return chart.renderToSVGString({ useViewBox: true });
  } finally {
    chart.dispose();
  }
}
