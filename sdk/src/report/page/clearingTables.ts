import type { Text } from '../../audit/findings/text.ts';
import { percentOf } from '../charts/chartAmounts.ts';
import type { ClearingFacts, CycleFacts } from '../clearingFacts.ts';
import { owedAt } from '../clearingStage.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { nameOf } from '../purse.ts';
import { sumOf } from '../totals.ts';
import type { Markup, MarkupPart } from './markup.ts';
import { table } from './table.ts';

const text = (zh: string, en: string): Text => ({ zh, en });
/** Steps are named as the runner names them, from 0; a number would be grouped. */
const stepName = (step: number | undefined) => (step === undefined ? '–' : `$.steps[${step}]`);

/** A row for each cycle. */
export function cycleTable({ cycles }: ClearingFacts): Markup {
  return table({
    caption: text('各清算期（元）', 'cycles (yuan)'),
    textFigures: [4],
    head: [
      text('期', 'cycle'),
      text('步骤', 'step'),
      text('抵销前欠款总额', 'owed before'),
      text('抵销', 'set off'),
      text('占比', 'share'),
      text('抵销后余额', 'left after'),
      text('有欠款的单向地区对：前', 'directed pairs that owe: before'),
      text('后', 'after'),
    ],
    rows: cycles.map((cycle) => [
      text(`第 ${cycle.cycle} 期`, `cycle ${cycle.cycle}`),
      stepName(cycle.step),
      cycle.gross,
      cycle.setOff,
      percentOf(cycle.setOff, cycle.gross),
      cycle.residual,
      owedAt(cycle, 'before').length,
      owedAt(cycle, 'after').length,
    ]),
  });
}

/** A row for each region of a cycle, and the sums. */
export function cycleRegionTable(model: ModelFacts, { regions }: CycleFacts): Markup {
  return table({
    caption: text('逐地：抵销前后（元）', 'region by region, before and after (yuan)'),
    head: [
      text('地区', 'region'),
      text('抵销前应付＝锁定', 'owes before, locked'),
      text('抵销前应收', 'owed before'),
      text('抵销＝解除锁定', 'set off, unlocked'),
      text('抵销后应付＝锁定', 'owes after, locked'),
      text('抵销后应收', 'owed after'),
      text('净头寸（不变）', 'position, unchanged'),
    ],
    rows: regions.map((region) => [
      nameOf(model, region.region),
      region.owesBefore,
      region.owedBefore,
      region.setOff,
      region.owesAfter,
      region.owedAfter,
      region.positionAfter,
    ]),
    foot: [
      text('合计', 'total'),
      sumOf(regions, 'owesBefore'),
      sumOf(regions, 'owedBefore'),
      sumOf(regions, 'setOff'),
      sumOf(regions, 'owesAfter'),
      sumOf(regions, 'owedAfter'),
      sumOf(regions, 'positionAfter'),
    ],
  });
}

/** A row for each obligation of a cycle, and the sums. */
export function pairTable(model: ModelFacts, { pairs, gross, setOff, residual }: CycleFacts): Markup {
  return table({
    caption: text('逐对：谁欠谁（元）', 'pair by pair: who owes whom (yuan)'),
    head: [
      text('债务地', 'debtor'),
      text('债权地', 'creditor'),
      text('抵销前', 'before'),
      text('抵销', 'set off'),
      text('抵销后', 'after'),
    ],
    rows: pairs.map((pair) => [
      nameOf(model, pair.debtor),
      nameOf(model, pair.creditor),
      pair.before,
      pair.setOff,
      pair.after,
    ]),
    foot: [text('合计', 'total'), '', gross, setOff, residual],
  });
}

/** What was settled through the centre, one by one. */
export function dischargeTable(model: ModelFacts, { discharges }: ClearingFacts): Markup | '' {
  if (discharges.length === 0) return '';
  return table({
    caption: text('上级结算：经中央上缴下拨（元）', 'discharged: up to the centre and down again (yuan)'),
    head: [text('步骤', 'step'), text('债务地', 'debtor'), text('债权地', 'creditor'), text('金额', 'amount')],
    rows: discharges.map(({ step, debtor, creditor, amount }) => [
      stepName(step),
      nameOf(model, debtor),
      nameOf(model, creditor),
      amount,
    ]),
  });
}

/** Every region at the end of the run. */
export function standingTable(model: ModelFacts, { standings, discharges }: ClearingFacts): Markup {
  const capped = standings.some(({ netDebitCap }) => netDebitCap !== undefined);
  const discharged = discharges.length > 0;
  const none: Text = { zh: '不限', en: 'none' };
  const cells = (region: MarkupPart, sums: readonly bigint[], moved: readonly bigint[], cap: MarkupPart) => [
    region,
    ...sums,
    ...(discharged ? moved : []),
    ...(capped ? [cap] : []),
  ];
  return table({
    caption: text('演练结束时（元）', 'at the end of the rehearsal (yuan)'),
    head: [
      text('地区', 'region'),
      text('应付', 'owes'),
      text('锁定资金', 'locked'),
      text('应收', 'owed'),
      text('净头寸', 'position'),
      ...(discharged ? [text('上缴中央', 'sent up'), text('中央下拨', 'received from above')] : []),
      ...(capped ? [text('净欠款上限', 'net debit cap')] : []),
    ],
    rows: standings.map(({ region, owes, locked, owed, position, remittedUp, receivedFromAbove, netDebitCap }) =>
      cells(
        nameOf(model, region),
        [owes, locked, owed, position],
        [remittedUp, receivedFromAbove],
        netDebitCap ?? none,
      ),
    ),
    foot: cells(
      text('合计', 'total'),
      [sumOf(standings, 'owes'), sumOf(standings, 'locked'), sumOf(standings, 'owed'), sumOf(standings, 'position')],
      [sumOf(standings, 'remittedUp'), sumOf(standings, 'receivedFromAbove')],
      '',
    ),
  });
}
