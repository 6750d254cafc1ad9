import type { Text } from '../../audit/findings/text.ts';
import type { ModelFacts, PartyFacts } from '../modelFacts.ts';
import { hasManyRegions, moneyMoves, readableMoves } from '../moneyMoves.ts';
import type { MoneyMove } from '../moneyMoves.ts';
import { nameOf, purseName } from '../purse.ts';
import { sumOf } from '../totals.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { table } from './table.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** Who paid whom, from which purse; many regions are taken together, and opened on demand. */
export function moveTable(model: ModelFacts): Markup {
  const short = tableOfMoves(model, readableMoves(model));
  if (!hasManyRegions(model)) return short;
  const summary = text('逐地列出', 'region by region');
  return markup`${short}<details><summary>${summary}</summary>${tableOfMoves(model, moneyMoves(model))}</details>`;
}

function tableOfMoves(model: ModelFacts, moves: readonly MoneyMove[]): Markup {
  return table({
    head: [text('付出', 'from'), text('收到', 'to'), text('事由', 'why'), text('金额', 'amount')],
    rows: moves.map(({ from, to, amount, why }) => [purseName(model, from), purseName(model, to), why, amount]),
  });
}

export function budgetTable({ programmes }: ModelFacts): Markup {
  return table({
    head: [
      text('政策', 'programme'),
      text('预算', 'budget'),
      text('未发放', 'un-issued'),
      text('在外', 'outstanding'),
      text('预留', 'reserved'),
      text('已付', 'paid'),
      text('尚可使用', 'left to use'),
    ],
    rows: programmes.map(({ name, budget, unissued, outstanding, reserved, paid }) => [
      name,
      budget,
      unissued,
      outstanding,
      reserved,
      paid,
      unissued + outstanding,
    ]),
    foot:
      programmes.length < 2
        ? undefined
        : [
            text('合计', 'total'),
            sumOf(programmes, 'budget'),
            sumOf(programmes, 'unissued'),
            sumOf(programmes, 'outstanding'),
            sumOf(programmes, 'reserved'),
            sumOf(programmes, 'paid'),
            sumOf(programmes, 'unissued') + sumOf(programmes, 'outstanding'),
          ],
  });
}

export function poolTable(model: ModelFacts): Markup {
  if (model.pools.length === 0) return markup``;
  return table({
    head: [
      text('资金池', 'pool'),
      text('代理机构', 'agent'),
      text('预付', 'prefunded'),
      text('已付', 'paid'),
      text('预留', 'reserved'),
      text('池内可用', 'left'),
    ],
    rows: model.pools.map(({ issuer, host, agent, prefunded, paid, reserved, free }) => [
      purseName(model, { kind: 'POOL', issuer, host }),
      agent,
      prefunded,
      paid,
      reserved,
      free,
    ]),
  });
}

/** Regions that have fiscal money of their own here; a column where any of them has money of that kind. */
export function treasuryTable({ regions, clearing }: ModelFacts): Markup {
  const treasuries = regions.filter(({ appropriated }) => appropriated > 0n);
  const kinds = [
    { figure: 'appropriated', head: text('拨入', 'appropriated'), shown: true },
    { figure: 'free', head: text('可用', 'free'), shown: true },
    { figure: 'encumbered', head: text('占用', 'encumbered'), shown: true },
    { figure: 'reservedAsHost', head: text('为订单预留', 'reserved for orders'), shown: clearing !== undefined },
    { figure: 'locked', head: text('锁定', 'locked'), shown: clearing !== undefined },
    {
      figure: 'prefundedAbroad',
      head: text('预付在外', 'prefunded abroad'),
      shown: clearing === undefined || sumOf(regions, 'prefundedAbroad') !== 0n,
    },
  ] as const;
  const shown = kinds.filter((kind) => kind.shown);
  return table({
    head: [text('财政', 'treasury'), ...shown.map(({ head }) => head)],
    rows: treasuries.map((region) => [region.name, ...shown.map(({ figure }) => region[figure])]),
    foot:
      treasuries.length < 2
        ? undefined
        : [text('合计', 'total'), ...shown.map(({ figure }) => sumOf(treasuries, figure))],
  });
}

/** Labs one by one; enterprises only where treasuries keep money for them. */
export function holdingTable(model: ModelFacts): Markup {
  const holders = model.enterprises.filter(({ deposit, cashedOut }) => deposit + cashedOut > 0n);
  const parties: readonly PartyFacts[] = [...model.labs, ...holders];
  return table({
    caption: text('各方的已付订单与存款', 'paid orders and deposits, party by party'),
    head: [
      text('参与方', 'party'),
      text('地区', 'region'),
      text('使用', 'uses'),
      text('发票', 'invoiced'),
      text('财政抵用', 'subsidy'),
      text('企业自付', 'co-payment'),
      text('财政存款', 'deposit'),
      text('已提现', 'cashed out'),
    ],
    rows: parties.map((party) => [
      party.name,
      nameOf(model, party.region),
      party.uses,
      party.invoiced,
      party.subsidy,
      party.coPayment,
      party.deposit,
      party.cashedOut,
    ]),
    foot:
      holders.length > 0 || model.labs.length < 2
        ? undefined
        : [
            text('合计', 'total'),
            '',
            model.labs.reduce((sum, { uses }) => sum + uses, 0),
            sumOf(model.labs, 'invoiced'),
            sumOf(model.labs, 'subsidy'),
            sumOf(model.labs, 'coPayment'),
            sumOf(model.labs, 'deposit'),
            sumOf(model.labs, 'cashedOut'),
          ],
  });
}

export function auditTable({ audit, vouchers }: ModelFacts): Markup {
  return markup`${table({
    head: [
      text('审计', 'audit'),
      text('重放事件', 'events replayed'),
      text('比对数值', 'values compared'),
      text('发现', 'findings'),
      text('其他跨区流转', 'crossed a region otherwise'),
      text('发放创新券', 'vouchers issued'),
      text('券面金额', 'face value'),
    ],
    rows: [
      [
        audit.findings.length === 0 ? '✓' : '✗',
        audit.events,
        audit.compared,
        audit.findings.length,
        audit.crossRegionTransfers,
        vouchers.count,
        vouchers.face,
      ],
    ],
  })}${audit.findings.map((finding) => markup`<p class="bad-step">${finding}</p>`)}`;
}

export function gasTable({ gas }: ModelFacts): Markup {
  const count = (amount: bigint) => Number(amount);
  const detail = table({
    head: [text('步骤', 'step'), text('次数', 'times'), text('gas 合计', 'gas in all'), text('平均', 'each')],
    rows: [
      [text('部署与布置', 'set-up'), 1, count(gas.setup), count(gas.setup)],
      ...gas.kinds.map((kind) => [kind.do, kind.count, count(kind.gas), count(kind.gas / BigInt(kind.count))]),
    ],
    foot: [text('合计', 'total'), '', count(gas.setup + gas.steps), ''],
  });
  return markup`<details><summary>gas ${count(gas.setup + gas.steps)} ${text('按步骤', 'by step')}</summary>${detail}</details>`;
}
