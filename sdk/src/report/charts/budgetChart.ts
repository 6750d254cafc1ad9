import type { ModelFacts } from '../modelFacts.ts';
import { hasManyRegions } from '../moneyMoves.ts';
import { purseName } from '../purse.ts';
import { sumOf } from '../totals.ts';
import { groupedYuan, percentOf } from './chartAmounts.ts';
import { palette } from './palette.ts';
import { stackedBars } from './stackedBars.ts';

/** How far a model's budgets and prefunds are used up, in shares of each. */
export function budgetChart(model: ModelFacts): string {
  const programmes = hasManyRegions(model)
    ? [wholeBudget(model)]
    : model.programmes.map(({ name, paid, reserved, outstanding, unissued }) => ({
        name: `政策预算 ${name}\nbudget`,
        amounts: [paid, reserved, outstanding, unissued],
      }));
  const pools = model.pools.map(({ issuer, host, paid, reserved, free }) => {
    const { zh, en } = purseName(model, { kind: 'POOL', issuer, host });
    return { name: `${zh}\n${en}`, amounts: [paid, reserved, 0n, free] };
  });
  const unused = pools.length === 0 ? '未发放 un-issued' : '未发放 / 池内可用 un-issued / left in the pool';
  return stackedBars({
    bars: [...programmes, ...pools],
    parts: [
      { name: '已付 paid', colour: palette.paid, labelColour: '#fff' },
      { name: '预留 reserved', colour: palette.reserved, labelColour: palette.text },
      { name: '在外 outstanding', colour: palette.outstanding, labelColour: palette.text },
      { name: unused, colour: palette.unused, labelColour: palette.text },
    ],
    asShares: true,
    left: 190,
    right: 16,
    barHeight: 58,
    partLabel: (amount, whole) => `${groupedYuan(amount)}\n${percentOf(amount, whole)}`,
  });
}

/** The programmes of many regions in one bar. */
function wholeBudget({ programmes }: ModelFacts) {
  return {
    name: `${programmes.length} 项政策预算\n${programmes.length} budgets`,
    amounts: (['paid', 'reserved', 'outstanding', 'unissued'] as const).map((part) => sumOf(programmes, part)),
  };
}
