import type { CycleFacts } from '../clearingFacts.ts';
import { largestPair, owedAt } from '../clearingStage.ts';
import type { Stage } from '../clearingStage.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { nameOf } from '../purse.ts';
import { groupedYuan, lengthOf } from './chartAmounts.ts';
import { palette } from './palette.ts';
import { positionColour, signedYuan } from './positionMark.ts';
import { renderChart } from './renderChart.ts';

const size = { width: 480, height: 400 };
/** Pixels: from the middle to a region, the discs of the regions, and arrows from the smallest to the largest. */
const radius = 148;
const disc = 84;
const arrow = { least: 1.5, most: 9 };

/** Who owes whom how much, a few regions in a ring; an arrow leads from the debtor, as broad as the amount. */
export function ringChart(model: ModelFacts, cycle: CycleFacts, stage: Stage): string {
  const largest = lengthOf(largestPair(cycle));
  const nodes = cycle.regions.map(({ region, positionBefore, positionAfter }, index) => {
    const angle = (2 * Math.PI * index) / cycle.regions.length - Math.PI / 2;
    const position = stage === 'before' ? positionBefore : positionAfter;
    const { zh, en } = nameOf(model, region);
    return {
      name: String(region),
      x: radius * Math.cos(angle),
      y: radius * Math.sin(angle),
      symbolSize: disc,
      itemStyle: { color: '#fff', borderColor: positionColour(position), borderWidth: 3, borderCap: 'round' },
      label: { formatter: `{name|${plain(zh)}}\n{en|${plain(en)}}\n{position|${signedYuan(position)}}` },
    };
  });
  const links = owedAt(cycle, stage).map(({ debtor, creditor, amount }) => ({
    source: String(debtor),
    target: String(creditor),
    lineStyle: { width: arrow.least + ((arrow.most - arrow.least) * lengthOf(amount)) / largest },
    label: { formatter: groupedYuan(amount) },
  }));
  return renderChart(
    {
      series: [
        {
          type: 'graph',
          layout: 'none',
          left: 'center',
          top: 52,
          bottom: 52,
          silent: true,
          roam: false,
          data: nodes,
          links,
          edgeSymbol: ['none', 'arrow'],
          edgeSymbolSize: [0, 13],
          lineStyle: { color: palette.owes, opacity: 0.9, curveness: 0.16 },
          edgeLabel: {
            show: true,
            position: 'middle',
            color: palette.text,
            fontSize: 13,
            fontWeight: 'bold',
            textBorderColor: '#fff',
            textBorderWidth: 3,
          },
          label: {
            show: true,
            color: palette.text,
            rich: {
              name: { fontSize: 13, fontWeight: 'bold', lineHeight: 16 },
              en: { fontSize: 11, color: palette.quiet, lineHeight: 14 },
              position: { fontSize: 10.5, lineHeight: 14 },
            },
          },
        },
      ],
    },
    size,
  );
}

/** Braces and bars would be read as markup; names come from the chain. */
function plain(text: string): string {
  return text.replace(/[{}|]/g, ' ');
}
