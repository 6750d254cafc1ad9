import type { ModelFacts } from '../modelFacts.ts';
import { groupedYuan } from './chartAmounts.ts';
import { palette } from './palette.ts';
import { stackedBars } from './stackedBars.ts';

/** What each lab's paid invoices came to, and who bore them. */
export function labChart({ labs }: ModelFacts): string {
  return stackedBars({
    bars: labs.map(({ name, uses, subsidy, coPayment }) => ({
      name: `${name} (${uses})`,
      amounts: [subsidy, coPayment],
      end: groupedYuan(subsidy + coPayment),
    })),
    parts: [
      { name: '财政抵用 subsidy', colour: palette.public, labelColour: '#fff' },
      { name: '企业自付 co-payment', colour: palette.enterprise, labelColour: '#fff' },
    ],
    asShares: false,
    left: 160,
    right: 110,
    barHeight: 26,
    partLabel: (amount) => groupedYuan(amount),
  });
}
