import { createProgramme } from '../../src/actions/bureau/createProgramme.ts';
import { revokeVoucher } from '../../src/actions/bureau/revokeVoucher.ts';
import { expireVoucher } from '../../src/actions/public/expireVoucher.ts';
import { getProgramme } from '../../src/actions/public/getProgramme.ts';
import { getVoucher } from '../../src/actions/public/getVoucher.ts';
import { closeProgramme } from '../../src/actions/treasury/closeProgramme.ts';
import { fundProgramme } from '../../src/actions/treasury/fundProgramme.ts';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import { endOfDay } from '../../src/calendar/day.ts';
import { formatDay } from '../../src/calendar/formatDay.ts';
import { formatTime } from '../../src/calendar/formatTime.ts';
import { unpackVoucherId } from '../../src/vouchers/unpackVoucherId.ts';
import { anyone } from '../parties/partyKeys.ts';
import { defineAct } from '../acts/act.ts';
import { amountOption, categoriesOption, programmeOption, regionOption, voucherOption } from '../acts/common.ts';
import { flag, many, needed, optional, text } from '../acts/option.ts';
import { fact } from '../acts/outcome.ts';
import { sent } from '../acts/sent.ts';
import { basisPoints, day, whole, yuan } from '../acts/values.ts';
import { ratioEntry } from '../acts/ratioEntry.ts';
import { keyOfProgramme } from '../parties/keyOfProgramme.ts';

const days = whole(65_535);

export const programmeActs = [
  defineAct({
    words: 'programme create',
    about: { zh: '发布一项创新券政策 (科技局); 之后不可修改', en: 'publish a programme (bureau); it is never edited' },
    options: {
      region: regionOption,
      name: needed(['--name <text>', '名称, 本地区内唯一', 'its name, unique in the region'], text),
      ratio: needed(['--ratio <share>', '抵用比例, 例如 60% 或 6000', 'ratio, such as 60% or 6000'], basisPoints),
      ratios: many(
        [
          '--ratio-for <entry...>',
          '分项比例: 地区/类别=比例, 例如 310000/TESTING=50%, */RND=70%',
          'by place or kind: host/category=ratio, such as 310000/TESTING=50%, */RND=70%',
        ],
        ratioEntry,
        false,
      ),
      useDays: needed(['--use-days <days>', '发放后可用天数', 'days for which a voucher may be used'], days),
      redeemDays: needed(['--redeem-days <days>', '发放后可兑付天数', 'days for which an order may be claimed'], days),
      unit: optional(['--unit <yuan>', '抵用金额的最小单位', 'a subsidy is a multiple of it'], yuan),
      orderCap: optional(['--order-cap <yuan>', '每单上限', 'cap for an order'], yuan),
      annualCap: optional(['--annual-cap <yuan>', '每企业集团每年上限', "cap for a group's year"], yuan),
      firstUseCap: optional(['--first-use-cap <yuan>', '首次使用上限', 'cap for the first use'], yuan),
      series: optional(
        ['--series <text>', '系列: 同系列共用年度上限与首用', 'series: those of one share annual cap and first use'],
        text,
      ),
      categories: categoriesOption,
      useBy: optional(['--use-by <date>', '最晚使用日', 'last day of use'], day),
      redeemBy: optional(['--redeem-by <date>', '最晚兑付日', 'last day for claims'], day),
      retroactive: flag(['--retroactive', '允许合同早于发券', 'contracts may be older than the voucher']),
      relatedAllowed: flag(['--allow-related', '允许关联方交易', 'related parties may trade']),
    },
    example:
      'programme create --region 330522 --name 创新券2026 --ratio 60% --use-days 180 --redeem-days 330 --order-cap 100000.00',
    keys: ({ region }) => [`bureau@${region}`],
    run: async (session, { region, ratio, ratios, categories, useBy, redeemBy, ...given }) => {
      const rules = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Pick<
        typeof given,
        'name' | 'useDays' | 'redeemDays'
      >;
      const created = await createProgramme(session.actor(), {
        region,
        rules: {
          ...rules,
          ratioBp: ratio,
          ...(ratios.length > 0 && { ratios }),
          ...(categories.length > 0 && { categories }),
          ...(useBy !== undefined && { useBy: endOfDay(useBy) }),
          ...(redeemBy !== undefined && { redeemBy: endOfDay(redeemBy) }),
        },
      });
      return sent(created, fact('programme', '政策编号', 'programme', created.programme));
    },
  }),
  defineAct({
    words: 'programme fund',
    about: { zh: '为政策安排预算 (财政局)', en: 'set money aside for a programme (treasury)' },
    options: { programme: programmeOption, amount: amountOption },
    example: 'programme fund --programme 1 --amount 100000.00',
    keys: () => [],
    run: async (session, { programme, amount }) =>
      sent(await fundProgramme(await keyOfProgramme(session, programme, 'treasury'), { programme, amount })),
  }),
  defineAct({
    words: 'programme close',
    about: { zh: '停止发放, 未发放的钱转为可用 (财政局)', en: 'end issuing; un-issued money becomes free (treasury)' },
    options: { programme: programmeOption },
    example: 'programme close --programme 1',
    keys: () => [],
    run: async (session, { programme }) =>
      sent(await closeProgramme(await keyOfProgramme(session, programme, 'treasury'), { programme })),
  }),
  defineAct({
    words: 'programme show',
    about: { zh: '查看政策与预算', en: 'show a programme and its budget' },
    options: { programme: programmeOption },
    example: 'programme show --programme 1',
    run: async ({ reader }, { programme }) => {
      const found = await getProgramme(reader, { programme });
      const { unissued, outstanding, reserved, paid } = found.budget;
      const cap = (amount: bigint | undefined) => (amount === undefined ? null : formatYuan(amount));
      return {
        facts: [
          fact('programme', '政策编号', 'programme', programme),
          fact('region', '地区', 'region', found.region),
          fact('budget', '预算', 'budget', formatYuan(unissued + outstanding + reserved + paid)),
          fact('unissued', '未发放', 'un-issued', formatYuan(unissued)),
          fact('outstanding', '在外', 'outstanding', formatYuan(outstanding)),
          fact('reserved', '占用', 'reserved', formatYuan(reserved)),
          fact('paid', '已付', 'paid', formatYuan(paid)),
          fact('orderCap', '每单上限', 'order cap', cap(found.orderCap)),
          fact('annualCap', '年度上限', 'annual cap', cap(found.annualCap)),
          fact('firstUseCap', '首用上限', 'first-use cap', cap(found.firstUseCap)),
        ],
      };
    },
  }),
  defineAct({
    words: 'voucher show',
    about: { zh: '查看一张券', en: 'show a voucher' },
    options: { voucher: voucherOption },
    example: 'voucher show --voucher 26187028231003245757263486845227302913',
    run: async ({ reader, nameOf }, { voucher }) => {
      const found = await getVoucher(reader, { voucher });
      return {
        facts: [
          fact('voucher', '券号', 'voucher', voucher.toString()),
          fact('holder', '持有人', 'holder', nameOf(found.holder)),
          fact('programme', '政策编号', 'programme', found.programme),
          fact('serial', '序号', 'serial', found.serial),
          fact('status', '状态', 'status', found.status),
          fact('balance', '余额', 'balance', formatYuan(found.balance)),
          fact('issued', '发放日', 'day of issue', formatDay(found.day)),
          fact('useBy', '可用至', 'use by', formatTime(found.useBy)),
          fact('redeemBy', '可兑付至', 'redeem by', formatTime(found.redeemBy)),
        ],
      };
    },
  }),
  defineAct({
    words: 'voucher revoke',
    about: { zh: '收回一张券的余额 (科技局)', en: 'take back what is left of a voucher (bureau)' },
    options: { voucher: voucherOption },
    example: 'voucher revoke --voucher 26187028231003245757263486845227302913',
    keys: ({ voucher }) => [`bureau@${unpackVoucherId(voucher).region}`],
    run: async (session, { voucher }) => sent(await revokeVoucher(session.actor(), { voucher })),
  }),
  defineAct({
    words: 'voucher expire',
    about: { zh: '使过期券的余额回到预算 (任何人)', en: 'return what is left of a voucher that ran out (anyone)' },
    options: { voucher: voucherOption },
    example: 'voucher expire --voucher 26187028231003245757263486845227302913',
    keys: () => [],
    run: async (session, { voucher }) => sent(await expireVoucher(anyone(session), { voucher })),
  }),
];
