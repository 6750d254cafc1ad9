import { sumOf } from '../totals.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { groupedYuan, percentOf } from './chartAmounts.ts';
import { palette } from './palette.ts';
import { stackedBars } from './stackedBars.ts';

/** Who bore the labs' invoices, model by model, in shares. */
export function burdenChart(models: readonly ModelFacts[]): string {
  return stackedBars({
    bars: models.map(({ short, routes }) => ({
      name: `${short.zh}\n${short.en}`,
      amounts: [sumOf(routes, 'subsidy'), sumOf(routes, 'coPayment')],
    })),
    parts: [
      { name: '财政抵用 subsidy', colour: palette.public, labelColour: '#fff' },
      { name: '企业自付 co-payment', colour: palette.enterprise, labelColour: '#fff' },
    ],
    asShares: true,
    left: 160,
    right: 16,
    barHeight: 58,
    partLabel: (amount, whole) => `${groupedYuan(amount)}\n${percentOf(amount, whole)}`,
  });
}
