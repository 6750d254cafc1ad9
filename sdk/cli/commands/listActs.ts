import { listAgreements } from '../../src/actions/public/listAgreements.ts';
import { listCompacts } from '../../src/actions/public/listCompacts.ts';
import { listCreditMarks } from '../../src/actions/public/listCreditMarks.ts';
import { listCycles } from '../../src/actions/public/listCycles.ts';
import { listOrders } from '../../src/actions/public/listOrders.ts';
import { listParticipants } from '../../src/actions/public/listParticipants.ts';
import { listPayments } from '../../src/actions/public/listPayments.ts';
import { listProgrammes } from '../../src/actions/public/listProgrammes.ts';
import { listVouchers } from '../../src/actions/public/listVouchers.ts';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import { formatDay } from '../../src/calendar/formatDay.ts';
import { formatTime } from '../../src/calendar/formatTime.ts';
import { forGood } from '../../src/credit/forGood.ts';
import type { Page } from '../../src/lists/page.ts';
import { orderStates } from '../../src/orders/orderState.ts';
import { participantKinds } from '../../src/participants/participantKinds.ts';
import { voucherStatuses } from '../../src/vouchers/voucherStatus.ts';
import { defineAct } from '../acts/act.ts';
import { listOptions, pageOf } from '../acts/listOptions.ts';
import { optional, text } from '../acts/option.ts';
import { column, fact } from '../acts/outcome.ts';
import type { Cell, Outcome, OutcomeColumn } from '../acts/outcome.ts';
import { category, hash, oneOf, region, whole } from '../acts/values.ts';

const byRegion = optional(['--region <code>', '地区', 'region'], region);
const byProgramme = optional(['--programme <number>', '政策编号', 'programme'], whole(2 ** 32 - 1));
const party = (flags: string, zh: string, en: string) => optional([flags, zh, en], text);
const time = column('time', '时间', 'time');

/** One page of a list: a row for each item, and where the next page begins. */
function page<item>(
  columns: readonly OutcomeColumn[],
  { items, nextCursor }: Page<item>,
  row: (item: item) => readonly Cell[],
): Outcome {
  return {
    ...(nextCursor !== undefined && { facts: [fact('nextCursor', '下一页', 'next page', nextCursor)] }),
    columns,
    rows: items.map(row),
    ...(nextCursor !== undefined && {
      note: {
        zh: '还有更多: 用 --cursor 加上面的值继续。',
        en: 'There is more: go on with --cursor and the value above.',
      },
    }),
  };
}

/** The word of an empty place is no answer to a question. */
function isSomething<word extends string>(word: word): word is Exclude<word, 'NONE'> {
  return word !== 'NONE';
}

/** Leaves out what was not given: a filter that is `undefined` would be one of another list. */
function given<T extends object>(filter: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as never;
}

export const listActs = [
  defineAct({
    words: 'participant list',
    about: { zh: '列出参与方', en: 'list participants' },
    options: {
      region: byRegion,
      kind: optional(['--kind <kind>', '类型', 'kind'], oneOf(participantKinds.filter(isSomething))),
      category: optional(['--category <word>', '提供该类别服务的实验室', 'labs that offer the category'], category),
      ...listOptions,
    },
    example: 'participant list --region 310000 --kind LAB',
    run: async ({ reader, nameOf }, { region, kind, category, ...rest }) =>
      page(
        [
          column('name', '名称', 'name'),
          column('kind', '类型', 'kind'),
          column('region', '地区', 'region'),
          column('group', '集团', 'group', 'right'),
          column('active', '有效', 'active'),
          column('account', '账户', 'account'),
        ],
        await listParticipants(reader, { ...given({ region, kind, category }), ...pageOf(rest) }),
        ({ account, kind: itsKind, region: code, group, active }) => [
          nameOf(account),
          itsKind,
          code,
          group,
          active,
          account,
        ],
      ),
  }),
  defineAct({
    words: 'programme list',
    about: { zh: '列出政策与预算', en: 'list programmes and their budgets' },
    options: { region: byRegion, ...listOptions },
    example: 'programme list --region 330522',
    run: async ({ reader }, { region, ...rest }) =>
      page(
        [
          column('programme', '编号', 'programme', 'right'),
          column('name', '名称', 'name'),
          column('region', '地区', 'region'),
          column('ratioBp', '比例(基点)', 'ratio (bp)', 'right'),
          column('unissued', '未发放', 'un-issued', 'right'),
          column('outstanding', '在外', 'outstanding', 'right'),
          column('reserved', '占用', 'reserved', 'right'),
          column('paid', '已付', 'paid', 'right'),
          column('closed', '已停止', 'closed'),
        ],
        await listProgrammes(reader, { ...given({ region }), ...pageOf(rest) }),
        ({ programme, name, region: code, ratioBp, budget, closed }) => [
          programme,
          name,
          code,
          ratioBp,
          formatYuan(budget.unissued),
          formatYuan(budget.outstanding),
          formatYuan(budget.reserved),
          formatYuan(budget.paid),
          closed,
        ],
      ),
  }),
  defineAct({
    words: 'voucher list',
    about: { zh: '列出创新券', en: 'list vouchers' },
    options: {
      holder: party('--holder <party>', '持有人', 'holder'),
      region: byRegion,
      programme: byProgramme,
      status: optional(['--status <status>', '状态', 'status'], oneOf(voucherStatuses.filter(isSomething))),
      ...listOptions,
    },
    example: 'voucher list --programme 1 --status LIVE',
    run: async ({ reader, nameOf, accountOf }, { holder, region, programme, status, ...rest }) =>
      page(
        [
          column('voucher', '券号', 'voucher'),
          column('holder', '持有人', 'holder'),
          column('serial', '序号', 'serial', 'right'),
          column('issued', '面额', 'face value', 'right'),
          column('balance', '余额', 'balance', 'right'),
          column('status', '状态', 'status'),
          column('useBy', '可用至', 'use by'),
        ],
        await listVouchers(reader, {
          ...given({ holder: holder === undefined ? undefined : accountOf(holder), region, programme, status }),
          ...pageOf(rest),
        }),
        ({ voucher, holder: of, serial, issued, balance, status: itsStatus, useBy }) => [
          voucher.toString(),
          nameOf(of),
          serial,
          formatYuan(issued),
          formatYuan(balance),
          itsStatus,
          formatTime(useBy),
        ],
      ),
  }),
  defineAct({
    words: 'order list',
    about: { zh: '列出订单', en: 'list orders' },
    options: {
      enterprise: party('--enterprise <party>', '企业', 'enterprise'),
      lab: party('--lab <party>', '实验室', 'lab'),
      issuer: optional(['--issuer <code>', '发券地区', 'region whose voucher it is'], region),
      host: optional(['--host <code>', '实验室所在地区', 'region of the lab'], region),
      programme: byProgramme,
      state: optional(['--state <state>', '状态', 'state'], oneOf(orderStates.filter(isSomething))),
      ...listOptions,
    },
    example: 'order list --lab sh-lab --state PLACED',
    run: async ({ reader, nameOf, accountOf }, { enterprise, lab, issuer, host, programme, state, ...rest }) =>
      page(
        [
          column('order', '订单', 'order'),
          column('enterprise', '企业', 'enterprise'),
          column('lab', '实验室', 'lab'),
          column('category', '类别', 'category'),
          column('price', '合同价', 'price', 'right'),
          column('subsidy', '抵用', 'subsidy', 'right'),
          column('state', '状态', 'state'),
          column('contractDay', '合同日', 'contract of'),
        ],
        await listOrders(reader, {
          ...given({
            enterprise: enterprise === undefined ? undefined : accountOf(enterprise),
            lab: lab === undefined ? undefined : accountOf(lab),
            issuer,
            host,
            programme,
            state,
          }),
          ...pageOf(rest),
        }),
        ({ order, intent, state: itsState }) => [
          order,
          nameOf(intent.enterprise),
          nameOf(intent.lab),
          intent.category,
          formatYuan(intent.price),
          formatYuan(intent.subsidy),
          itsState,
          formatDay(intent.contractDay),
        ],
      ),
  }),
  defineAct({
    words: 'payments',
    about: { zh: '列出付款', en: 'list payments' },
    options: {
      payee: party('--payee <party>', '收款方', 'who was paid'),
      order: optional(['--order <hash>', '订单', 'order'], hash),
      ...listOptions,
    },
    example: 'payments --payee sh-lab',
    run: async ({ reader, nameOf, accountOf }, { payee, order, ...rest }) =>
      page(
        [
          time,
          column('payee', '收款方', 'payee'),
          column('amount', '金额', 'amount', 'right'),
          column('order', '订单', 'order'),
        ],
        await listPayments(reader, {
          ...given({ payee: payee === undefined ? undefined : accountOf(payee), order }),
          ...pageOf(rest),
        }),
        (paid) => [formatTime(paid.time), nameOf(paid.payee), formatYuan(paid.amount), paid.order],
      ),
  }),
  defineAct({
    words: 'agreement list',
    about: { zh: '列出双边协议', en: 'list bilateral agreements' },
    options: { ...listOptions },
    example: 'agreement list',
    run: async ({ reader }, options) =>
      page(
        [
          column('issuer', '发券地区', 'issuer'),
          column('host', '服务地区', 'host'),
          column('rail', '结算方式', 'rail'),
          column('terms', '条款编号', 'terms', 'right'),
          time,
        ],
        await listAgreements(reader, pageOf(options)),
        (signed) => [signed.issuer, signed.host, signed.rail, signed.terms, formatTime(signed.time)],
      ),
  }),
  defineAct({
    words: 'compact list',
    about: { zh: '列出多边协议与成员', en: 'list compacts and their members' },
    options: { ...listOptions },
    example: 'compact list',
    run: async ({ reader }, options) =>
      page(
        [
          column('compact', '编号', 'compact', 'right'),
          column('name', '名称', 'name'),
          column('rail', '结算方式', 'rail'),
          column('joint', '联合目录', 'joint catalogue'),
          column('members', '成员', 'members'),
        ],
        await listCompacts(reader, pageOf(options)),
        ({ compact, name, rail, joint, members }) => [compact, name, rail, joint, members.join(' ')],
      ),
  }),
  defineAct({
    words: 'credit list',
    about: { zh: '列出信用标记', en: 'list credit marks' },
    options: { ...listOptions },
    example: 'credit list',
    run: async ({ reader, nameOf }, options) =>
      page(
        [
          column('subject', '对象', 'subject'),
          column('by', '列入单位', 'by'),
          column('severity', '等级', 'severity'),
          column('until', '至', 'until'),
          column('holds', '有效', 'holds'),
        ],
        await listCreditMarks(reader, pageOf(options)),
        ({ subject, by, severity, until, holds }) => [
          'participant' in subject ? nameOf(subject.participant) : Object.values(subject).join(' '),
          by,
          severity,
          until >= forGood ? null : formatTime(until),
          holds,
        ],
      ),
  }),
  defineAct({
    words: 'cycles',
    about: { zh: '列出清算周期', en: 'list cycles of clearing' },
    options: { ...listOptions },
    example: 'cycles',
    run: async ({ reader }, options) =>
      page(
        [
          column('cycle', '周期', 'cycle', 'right'),
          time,
          column('gross', '应付总额', 'owed', 'right'),
          column('setOff', '抵销', 'set off', 'right'),
        ],
        await listCycles(reader, pageOf(options)),
        (cycle) => [cycle.cycle, formatTime(cycle.time), formatYuan(cycle.gross), formatYuan(cycle.setOff)],
      ),
  }),
];
