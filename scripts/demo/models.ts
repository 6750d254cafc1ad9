import type { Text } from '../../sdk/src/audit/findings/text.ts';

/** A live model of the source study, or what clearing would make of it, and the scenario that rehearses it. Money figures are the run's. */
export type DemoModel = {
  /** In sdk/scenarios/. */
  readonly file: string;
  readonly heading: Text;
  readonly short: Text;
  readonly note: Text;
};

export const models: readonly DemoModel[] = [
  {
    file: '01-changxing-shanghai.json',
    heading: {
      zh: '长兴—上海：直接抵扣，联合中心付款',
      en: 'Changxing–Shanghai: direct offset, the joint centre pays',
    },
    short: { zh: '长兴—上海', en: 'Changxing–Shanghai' },
    note: {
      zh: '企业只付自付部分；实验室的其余款项由长兴预付在上海的资金池支付。',
      en: 'The enterprise pays its own part only; the rest comes to the lab from what Changxing prefunded in Shanghai.',
    },
  },
  {
    file: '02-kunshan-shanghai.json',
    heading: { zh: '昆山—上海：代理机构预付', en: 'Kunshan–Shanghai: a prefunded agent' },
    short: { zh: '昆山—上海', en: 'Kunshan–Shanghai' },
    note: {
      zh: '昆山财政把钱预付给上海的代理机构；资金池不足时，订单在签约时就被拒绝。',
      en: 'Kunshan prefunds an agent in Shanghai; an order for which the pool falls short is refused at once.',
    },
  },
  {
    file: '03-jing-jin-ji.json',
    heading: {
      zh: '京津冀：先审批，企业垫付，回本地报销',
      en: 'Beijing-Tianjin-Hebei: approval first, reimbursed at home',
    },
    short: { zh: '京津冀', en: 'Jing-Jin-Ji' },
    note: {
      zh: '企业先向外地实验室付清全款，再由本地财政报销；财政资金不出本地区。',
      en: 'The enterprise pays the whole price first and is paid back at home; no fiscal money leaves its region.',
    },
  },
  {
    file: '04-three-region-clearing.json',
    heading: {
      zh: '三地清算：各付本地实验室，互欠抵销',
      en: 'Three regions clear: each pays its own labs, what they owe one another is set off',
    },
    short: { zh: '三地清算', en: 'Three regions' },
    note: {
      zh: '京津冀改用跨区清算的假想情形，金额均为演练而设：接收地财政付本地实验室，发券地欠接收地；成圈的欠款抵销，余额在上限内结转，或经中央结清。',
      en: 'Made up for the rehearsal, figures included: were the three to clear, hosts would pay their own labs and issuers owe them; loops are set off, the rest is carried forward inside a cap, or discharged through the centre.',
    },
  },
  {
    file: '10-national-clearing.json',
    heading: {
      zh: '全国清算：31 个省级地区，一期抵销',
      en: 'The nation clears: 31 provincial regions, set off in one cycle',
    },
    short: { zh: '全国清算', en: 'National' },
    note: {
      zh: '31 个省级地区加入同一多边协议的假想情形；金额均为演练而设，不是任何地区的真实数据。',
      en: "All 31 provincial regions in one compact; the amounts are made up for the rehearsal and are no region's real figures.",
    },
  },
  {
    file: '09-changxing-book.json',
    heading: { zh: '长兴账本：截至 2018 年底', en: 'The Changxing book to the end of 2018' },
    short: { zh: '长兴账本', en: 'Changxing book' },
    note: {
      zh: '总数出自原研究；单笔金额为凑成总数而设，全部按同一日期入账。',
      en: 'Totals from the source study; single amounts are made up to add up to them, and all bear one date.',
    },
  },
];
