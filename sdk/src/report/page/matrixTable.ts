import type { CycleFacts } from '../clearingFacts.ts';
import { amountAt, largestPair, shadeOf, stageNames } from '../clearingStage.ts';
import type { Stage } from '../clearingStage.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { hasManyRegions } from '../moneyMoves.ts';
import { nameOf } from '../purse.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';

/**
 * What each region owes each other one, to the fen: debtors are rows, creditors columns, with the sums of both. Cells are
 * shaded on the scale of the largest obligation before the set-off.
 */
export function matrixTable(model: ModelFacts, cycle: CycleFacts, stage: Stage): Markup {
  const largest = largestPair(cycle);
  const { zh, en } = stageNames[stage];
  // Among many amounts that are nothing, those that are something should be seen.
  const nothing = hasManyRegions(model) ? '·' : 0n;
  const name = (code: number) => nameOf(model, code);
  const sums = cycle.regions.map((region) =>
    stage === 'before'
      ? { ...region, owes: region.owesBefore, owed: region.owedBefore }
      : { ...region, owes: region.owesAfter, owed: region.owedAfter },
  );
  const cell = (debtor: number, creditor: number) => {
    if (debtor === creditor) return markup`<td class="figure self">–</td>`;
    const amount = amountAt(cycle, stage, debtor, creditor);
    if (amount === 0n) return markup`<td class="figure nothing">${nothing}</td>`;
    return markup`<td class="figure shade-${String(shadeOf(amount, largest))}">${amount}</td>`;
  };
  const total = stage === 'before' ? cycle.gross : cycle.residual;
  return markup`<div class="scroll"><table class="matrix">
<caption>${{ zh: `${zh}：行欠列（元）`, en: `${en}: rows owe columns (yuan)` }}</caption>
<thead><tr><th scope="col">${{ zh: '债务地 ↓', en: 'debtor ↓' }}</th>${cycle.regions.map(
    ({ region }) => markup`<th scope="col" class="figure">${name(region)}</th>`,
  )}<th scope="col" class="figure">${{ zh: '应付', en: 'owes' }}</th></tr></thead>
<tbody>${sums.map(
    ({ region, owes }) => markup`<tr><th scope="row">${name(region)}</th>${cycle.regions.map((creditor) =>
      cell(region, creditor.region),
    )}<td class="figure sum">${owes}</td></tr>
`,
  )}</tbody>
<tfoot><tr><th scope="row">${{ zh: '应收', en: 'owed' }}</th>${sums.map(
    ({ owed }) => markup`<td class="figure">${owed}</td>`,
  )}<td class="figure">${total}</td></tr></tfoot>
</table></div>
`;
}
