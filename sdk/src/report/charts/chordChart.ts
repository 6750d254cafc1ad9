import type { CycleFacts } from '../clearingFacts.ts';
import { owedAt } from '../clearingStage.ts';
import type { Stage } from '../clearingStage.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { nameOf } from '../purse.ts';
import { lengthOf } from './chartAmounts.ts';
import { positionColour } from './positionMark.ts';
import { palette } from './palette.ts';
import { renderChart } from './renderChart.ts';

const size = { width: 480, height: 480 };
/** Degrees between two regions on the rim. */
const gap = 1.5;

/**
 * Who owes whom, many regions on a rim: a band for each obligation. A region's piece of the rim is as long as what it owed and
 * was owed before, at both stages, so that what was set off is where no band ends.
 */
export function chordChart(model: ModelFacts, cycle: CycleFacts, stage: Stage): string {
  return renderChart(
    {
      series: [
        {
          type: 'chord',
          center: ['50%', '50%'],
          radius: ['75%', '80%'],
          startAngle: 90,
          padAngle: gap,
          silent: true,
          data: cycle.regions.map(({ region, owesBefore, owedBefore, positionBefore }) => ({
            name: String(region),
            value: lengthOf(owesBefore + owedBefore),
            itemStyle: { color: positionColour(positionBefore) },
            label: { formatter: nameOf(model, region).zh },
          })),
          links: owedAt(cycle, stage).map(({ debtor, creditor, amount }) => ({
            source: String(debtor),
            target: String(creditor),
            value: lengthOf(amount),
          })),
          lineStyle: { color: 'source', opacity: 0.4 },
          label: { show: true, position: 'outside', color: palette.text, fontSize: 11 },
        },
      ],
    },
    size,
  );
}
