import type { Text } from '../../audit/findings/text.ts';
import { chordChart } from '../charts/chordChart.ts';
import { matrixChart } from '../charts/matrixChart.ts';
import { ringChart } from '../charts/ringChart.ts';
import { standingChart } from '../charts/standingChart.ts';
import { groupedYuan } from '../charts/chartAmounts.ts';
import type { ClearingFacts, CycleFacts } from '../clearingFacts.ts';
import { cycleProofs, standingProofs } from '../clearingProofs.ts';
import type { Proof } from '../clearingProofs.ts';
import { largestPair, shades, stageNames, stages } from '../clearingStage.ts';
import type { Stage } from '../clearingStage.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { hasManyRegions } from '../moneyMoves.ts';
import { chart, figure } from './chart.ts';
import { cycleRegionTable, cycleTable, dischargeTable, pairTable, standingTable } from './clearingTables.ts';
import { markup } from './markup.ts';
import type { Markup, MarkupPart } from './markup.ts';
import { matrixTable } from './matrixTable.ts';

type Draw = (model: ModelFacts, cycle: CycleFacts, stage: Stage) => string;

/** What regions owed one another, cycle by cycle, and what was left at the end. */
export function clearingSection(model: ModelFacts): Markup | '' {
  const { clearing, file } = model;
  if (clearing === undefined) return '';
  return markup`<h3>${{ zh: '跨区清算', en: 'clearing' }}</h3>
${pair({
  zh: `接收地财政已付给本地实验室的钱，由发券地欠着；发券地的预算资金在本地锁定，作为后盾。每期期末，互相欠的、绕成一圈欠的，同时勾销：锁定的钱在原地解冻，没有资金跨区。下面比较同一批欠款在抵销前后的样子，单位为元，取自情景 ${file} 的运行记录。`,
  en: `A host's treasury has paid its own labs; the issuer owes it that money, and has as much locked at home. At the end of an epoch what is owed to and fro, or around a loop, is cancelled together: the locked money becomes free where it is, and none crosses a border. Compared below are the same obligations before and after, in yuan, from the run of ${file}.`,
})}
${cycleTable(clearing)}
${clearing.cycles.map((cycle) => (hasManyRegions(model) ? manyRegions(model, cycle) : fewRegions(model, cycle)))}
${closing(model, clearing)}`;
}

/** A few regions: the matrix shows its figures, the drawing names every amount. */
function fewRegions(model: ModelFacts, cycle: CycleFacts): Markup {
  return markup`${title(cycle, { zh: '地区间欠款矩阵', en: 'what each region owes each other one' })}
<div class="sides">${stages.map((stage) => markup`<div>${matrixTable(model, cycle, stage)}</div>`)}</div>
${shadeKey(cycle)}
${title(cycle, { zh: '谁欠谁', en: 'who owes whom' })}
${drawings(model, cycle, ringChart)}
${caption({
  zh: '箭头从债务地指向债权地，粗细按金额，两图同一比例。圈内的数字是净头寸（应收减应付）：橙色圈为净欠，蓝色圈为净收；抵销前后不变。',
  en: 'An arrow leads from debtor to creditor, as broad as the amount, on one scale. In the discs: the position, owed less owing (orange: owes on balance, blue: is owed), the same before and after.',
})}
${balance(model, cycle)}`;
}

/** Many regions: drawings for the view of all, tables to open for the figures. */
function manyRegions(model: ModelFacts, cycle: CycleFacts): Markup {
  return markup`${title(cycle, { zh: '地区间欠款矩阵', en: 'what each region owes each other one' })}
${drawings(model, cycle, matrixChart)}
${shadeKey(cycle)}
<details><summary>${{ zh: '两张矩阵的全部数字', en: 'both matrices with all figures' }}</summary>
${stages.map((stage) => matrixTable(model, cycle, stage))}</details>
<details><summary>${{ zh: '逐对列出全部欠款', en: 'every obligation, pair by pair' }}</summary>${pairTable(model, cycle)}</details>
${title(cycle, { zh: '谁欠谁', en: 'who owes whom' })}
${drawings(model, cycle, chordChart)}
${caption({
  zh: '每条带子是一笔单向欠款，颜色随债务地：橙色为净欠地区，蓝色为净收地区，灰色为收支相抵。外圈每段的长度是该地抵销前应付与应收之和，两图相同；抵销后没有带子相连的一段，就是已抵销的部分。',
  en: "A band is an obligation, in its debtor's colour (orange: owes on balance, blue: is owed, grey: neither). A region's piece of the rim is what it owed and was owed before, in both drawings; where no band ends after, it was set off.",
})}
${balance(model, cycle)}`;
}

/** The standing of each region, and the sums that prove it. */
function balance(model: ModelFacts, cycle: CycleFacts): Markup {
  return markup`${chart(standingChart(model, cycle), headingOf(cycle, { zh: '各地应付、应收与净头寸', en: 'what each region owes, is owed, and its position' }), true)}
${caption({
  zh: '左侧为应付，右侧为应收；浅灰部分已被抵销，两侧相等，所以净头寸（三角）不动。按净头寸从高到低排列。',
  en: 'To the left what it owes, to the right what it is owed; the pale parts were set off, as much on both sides, so that the position (triangle) stays. In the order of positions.',
})}
${cycleRegionTable(model, cycle)}
${proofList(cycleProofs(cycle, groupedYuan))}`;
}

function closing(model: ModelFacts, clearing: ClearingFacts): Markup {
  return markup`<h3>${{ zh: '清算之后', en: 'after the clearing' }}</h3>
${dischargeTable(model, clearing)}
${standingTable(model, clearing)}
${caption({
  zh: '应付、应收由逐对欠款加总；锁定资金与净头寸取自各地财政账户，两者互相核对。余额结转下期，或由发券地财政与中央岗办理上级结算。',
  en: "Owes and owed are added up pair by pair; locked money and positions are the treasuries' own accounts: one checks the other. What is left is carried forward, or discharged by the debtor's treasury and the centre.",
})}
${proofList(standingProofs(clearing, groupedYuan))}`;
}

function drawings(model: ModelFacts, cycle: CycleFacts, draw: Draw): Markup {
  return markup`<div class="sides">${stages.map((stage) => {
    const { zh, en } = stageNames[stage];
    const total = groupedYuan(stage === 'before' ? cycle.gross : cycle.residual);
    const label: Text = { zh: `${zh}：${total}`, en: `${en}: ${total}` };
    return markup`<div>${figure(draw(model, cycle, stage), label)}<p class="stage">${label}</p></div>`;
  })}</div>`;
}

/** What the shades mean. */
function shadeKey(cycle: CycleFacts): Markup {
  const largest = largestPair(cycle);
  const steps = Array.from({ length: shades }, (_, index) => (largest * BigInt(index + 1)) / BigInt(shades));
  return markup`<p class="key">${{ zh: '深浅（不超过，元）', en: 'shades (up to, yuan)' }}${steps.map(
    (upTo, index) => markup` <span class="shade-${String(index + 1)}">${groupedYuan(upTo)}</span>`,
  )} ${{ zh: '行为债务地，列为债权地；两图同一比例', en: 'rows owe columns; one scale for both' }}</p>`;
}

function title(cycle: CycleFacts, what: Text): Markup {
  return markup`<h3>${headingOf(cycle, what)}</h3>`;
}

function headingOf({ cycle }: CycleFacts, { zh, en }: Text): Text {
  return { zh: `第 ${cycle} 期：${zh}`, en: `cycle ${cycle}: ${en}` };
}

function pair({ zh, en }: Text): Markup {
  return markup`<div class="pair"><p>${zh}</p><p class="en" lang="en">${en}</p></div>`;
}

function caption({ zh, en }: Text): Markup {
  return markup`<div class="pair caption"><p>${zh}</p><p class="en" lang="en">${en}</p></div>`;
}

function proofList(proofs: readonly Proof[]): Markup {
  return markup`<ul class="proofs">${proofs.map(({ holds, text }): MarkupPart => {
    return markup`<li${holds ? '' : markup` class="bad-step"`}>${holds ? '✓' : '✗'} ${text}</li>`;
  })}</ul>`;
}
