import { joinCompact } from '../../src/actions/admin/joinCompact.ts';
import { leaveCompact } from '../../src/actions/admin/leaveCompact.ts';
import { signAgreement } from '../../src/actions/admin/signAgreement.ts';
import { createCompact } from '../../src/actions/council/createCompact.ts';
import type { Terms } from '../../src/agreements/terms.ts';
import type { Session } from '../network/session.ts';
import { defineAct } from '../acts/act.ts';
import {
  categoriesOption,
  documentOption,
  hostOption,
  issuerOption,
  ratioOption,
  regionOption,
} from '../acts/common.ts';
import { inTurn } from '../acts/inTurn.ts';
import { flag, needed, optional, text } from '../acts/option.ts';
import type { ValuesOf } from '../acts/option.ts';
import { fact } from '../acts/outcome.ts';
import { sent } from '../acts/sent.ts';
import { oneOf, whole, yuan } from '../acts/values.ts';

const termsOptions = {
  rail: needed(
    ['--rail <rail>', '结算方式: POOL, REIMBURSE, CLEARING', 'rail: POOL, REIMBURSE, CLEARING'],
    oneOf(['POOL', 'REIMBURSE', 'CLEARING']),
  ),
  ratio: ratioOption,
  challengeDays: optional(
    ['--challenge-days <days>', '异议期天数, 不填为 7', 'challenge days; 7 unless given'],
    whole(65_535),
  ),
  preApproval: flag(['--pre-approval', '订单须先经发券地审批', "the issuer's agency approves each order"]),
  exposureCap: optional(['--exposure-cap <yuan>', '敞口上限, 元', 'exposure cap in yuan'], yuan),
  categories: categoriesOption,
};

const agentOption = optional(['--agent <party>', 'POOL 的代理机构', 'the agent of a POOL'], text);
const compactOption = needed(['--compact <number>', '多边协议编号', 'number of the compact'], whole(255));

function termsOf(session: Session, values: ValuesOf<typeof termsOptions>, agent?: string): Terms {
  const { rail, ratio, challengeDays, preApproval, exposureCap, categories } = values;
  return {
    rail,
    preApproval,
    ...(ratio !== undefined && { ratioBp: ratio }),
    ...(challengeDays !== undefined && { challengeDays }),
    ...(exposureCap !== undefined && { exposureCap }),
    ...(categories.length > 0 && { categories }),
    ...(agent !== undefined && { agent: session.accountOf(agent) }),
  };
}

export const recognitionActs = [
  defineAct({
    words: 'agreement sign',
    about: {
      zh: '签订双边互认 (两地管理岗): 乙地实验室受理甲地的券',
      en: "sign a bilateral agreement (admins of both): the host's labs take the issuer's vouchers",
    },
    options: { issuer: issuerOption, host: hostOption, ...termsOptions, agent: agentOption, document: documentOption },
    example: 'agreement sign --issuer 330522 --host 310000 --rail CLEARING --ratio 50% --document "agreement 2026-3"',
    keys: ({ issuer, host }) => [`admin@${issuer}`, `admin@${host}`],
    run: async (session, { issuer, host, agent, document, ...values }) => {
      const terms = termsOf(session, values, agent);
      return await inTurn(session, (client) => signAgreement(client, { issuer, host, terms, document }));
    },
  }),
  defineAct({
    words: 'compact create',
    about: { zh: '设立多边协议 (联合体)', en: 'set up a compact (council)' },
    options: {
      name: needed(['--name <text>', '名称', 'its name'], text),
      ...termsOptions,
      joint: flag(['--joint', '实验室须经全体成员认可', 'a lab counts only when every member endorsed it']),
    },
    example: 'compact create --name 长三角 --rail CLEARING --challenge-days 3',
    keys: () => ['council'],
    run: async (session, { name, joint, ...values }) => {
      const created = await createCompact(session.actor(), { name, joint, terms: termsOf(session, values) });
      return sent(created, fact('compact', '多边协议编号', 'compact', created.compact));
    },
  }),
  defineAct({
    words: 'compact join',
    about: {
      zh: '一地加入多边协议 (该地管理岗与联合体), 随即与全体成员互认',
      en: 'a region joins (its admin and the council): from then on it and all members recognise one another',
    },
    options: { compact: compactOption, region: regionOption, document: documentOption },
    example: 'compact join --compact 1 --region 330522 --document "accession 5"',
    keys: ({ region }) => [`admin@${region}`, 'council'],
    run: async (session, values) => await inTurn(session, (client) => joinCompact(client, values)),
  }),
  defineAct({
    words: 'compact leave',
    about: {
      zh: '一地退出多边协议 (该地管理岗); 已有订单不受影响',
      en: 'a region leaves (its admin); orders placed keep their terms',
    },
    options: { compact: compactOption, region: regionOption },
    example: 'compact leave --compact 1 --region 330522',
    keys: ({ region }) => [`admin@${region}`],
    run: async (session, values) => sent(await leaveCompact(session.actor(), values)),
  }),
];
