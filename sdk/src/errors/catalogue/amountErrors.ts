import type { CataloguePart } from '../catalogueEntry.ts';

/** Classes 6 to 8 of docs/scenario-format.md, "Errors": amounts, claims, money. */
export const amountErrors = {
  // ---- 6 amounts ----
  CoPaymentTooLow: {
    zh: (f, w) => `抵用 ${w.yuan(f.subsidy)}, 超过按比例最多可抵的 ${w.yuan(f.most)}`,
    en: (f, w) => `a subsidy of ${w.yuan(f.subsidy)} is more than the ratio of the price, ${w.yuan(f.most)}`,
    remedy: { zh: '降低抵用金额, 其余由企业自付', en: 'Lower the subsidy; the enterprise pays the rest.' },
  },
  BalanceTooLow: {
    zh: (f, w) => `要用 ${w.yuan(f.amount)}, 余额只有 ${w.yuan(f.balance)}`,
    en: (f, w) => `${w.yuan(f.amount)} is more than what is there, ${w.yuan(f.balance)}`,
    remedy: { zh: '把金额降到余额以内', en: 'Lower the amount to what is left.' },
  },
  UnitMismatch: {
    zh: (f, w) => `抵用 ${w.yuan(f.subsidy)}, 不是单位 ${w.yuan(f.unit)} 的整数倍`,
    en: (f, w) => `a subsidy of ${w.yuan(f.subsidy)} is not a multiple of the unit, ${w.yuan(f.unit)}`,
    remedy: {
      zh: '按政策规定的单位取整; 单位至少一分',
      en: "Round to the programme's unit, which is at least one fen.",
    },
  },
  OrderCapExceeded: {
    zh: (f, w) => `抵用 ${w.yuan(f.subsidy)}, 超过单笔上限 ${w.yuan(f.cap)}`,
    en: (f, w) => `a subsidy of ${w.yuan(f.subsidy)} is more than one order may take, ${w.yuan(f.cap)}`,
    remedy: { zh: '把抵用金额降到单笔上限以内', en: 'Lower the subsidy to the cap.' },
  },
  FirstUseCapExceeded: {
    zh: (f, w) => `抵用 ${w.yuan(f.subsidy)}, 首次使用限额还剩 ${w.yuan(f.left)}`,
    en: (f, w) =>
      `a subsidy of ${w.yuan(f.subsidy)} is more than what is left for the group's first use, ${w.yuan(f.left)}`,
    remedy: {
      zh: '降低抵用金额; 首笔兑付支付后不再受此限',
      en: "Lower the subsidy; the limit ends once one of the group's orders has been paid.",
    },
  },
  AnnualCapExceeded: {
    zh: (f, w) => `抵用 ${w.yuan(f.subsidy)}, 本年度限额还剩 ${w.yuan(f.left)}`,
    en: (f, w) =>
      `a subsidy of ${w.yuan(f.subsidy)} is more than what is left of the group's cap for the year, ${w.yuan(f.left)}`,
    remedy: { zh: '降低抵用金额, 或待下一年度', en: 'Lower the subsidy, or wait for the next year.' },
  },
  // ---- 7 claims ----
  DuplicateInvoice: {
    zh: (f, w) => `该发票 (${w.plain(f.nullifier)}) 已在订单 ${w.plain(f.order)} 上兑付过`,
    en: (f, w) => `the invoice (${w.plain(f.nullifier)}) has been claimed on order ${w.plain(f.order)}`,
    remedy: {
      zh: '一张发票只能兑付一次, 各地通查; 请核对发票',
      en: 'One invoice, one claim, in any region: check the invoice.',
    },
  },
  InvoiceExceedsPrice: {
    zh: (f, w) => `发票金额 ${w.yuan(f.invoiced)}, 超过订单价款 ${w.yuan(f.price)}`,
    en: (f, w) => `the invoice over ${w.yuan(f.invoiced)} is more than the order's price, ${w.yuan(f.price)}`,
    remedy: { zh: '申请兑付的金额不得超过订单价款', en: "Claim at most the order's price." },
  },
  CoPaymentUnproved: {
    zh: (f, w) => `企业已付 ${w.yuan(f.paid)}, 至少应付 ${w.yuan(f.least)}`,
    en: (f, w) => `the enterprise has paid ${w.yuan(f.paid)}, at least ${w.yuan(f.least)} is asked for`,
    remedy: {
      zh: '企业付清自付部分 (报销方式须付清全款) 后, 凭付款凭证重开受理回执',
      en: 'Have the enterprise pay its part (on REIMBURSE the whole invoice) and get a new intake ticket for it.',
    },
  },
  // ---- 8 money ----
  BudgetExhausted: {
    zh: (f, w) => `要发 ${w.yuan(f.amount)}, 未发预算只有 ${w.yuan(f.unissued)}`,
    en: (f, w) => `${w.yuan(f.amount)} is more than the programme's un-issued money, ${w.yuan(f.unissued)}`,
    remedy: { zh: '少发, 或由财政追加预算', en: 'Issue less, or have the treasury fund the programme.' },
  },
  ExposureCapExceeded: {
    zh: (f, w) => `两地往来敞口将达 ${w.yuan(f.exposure)}, 上限 ${w.yuan(f.cap)}`,
    en: (f, w) => `the pair's exposure would become ${w.yuan(f.exposure)}, its cap is ${w.yuan(f.cap)}`,
    remedy: {
      zh: '降低金额, 或由两地签订新的协议提高上限',
      en: 'Lower the amount, or have both regions sign new terms.',
    },
  },
  AcceptanceQuotaExceeded: {
    zh: (f, w) => `接收地应收和在途合计将达 ${w.yuan(f.accepted)}, 接收额度 ${w.yuan(f.quota)}`,
    en: (f, w) =>
      `the host would be owed and have reserved ${w.yuan(f.accepted)}, its acceptance quota is ${w.yuan(f.quota)}`,
    remedy: {
      zh: '降低金额, 待下一期抵销后再下单, 或请接收地财政提高接收额度',
      en: "Lower the amount, wait for the next cycle, or ask the host's treasury to raise its quota.",
    },
  },
  NetDebitCapExceeded: {
    zh: (f, w) => `发券地净应付和在途合计将达 ${w.yuan(f.netDebit)}, 净额上限 ${w.yuan(f.cap)}`,
    en: (f, w) => `the issuer's net debit would become ${w.yuan(f.netDebit)}, its cap is ${w.yuan(f.cap)}`,
    remedy: {
      zh: '降低金额, 由发券地先经上级结算清偿, 或请理事会提高净额上限',
      en: 'Lower the amount, have the issuer discharge what it owes, or ask the council to raise the cap.',
    },
  },
  PoolShort: {
    zh: (f, w) => `需要 ${w.yuan(f.amount)}, 预付资金池只剩 ${w.yuan(f.free)}`,
    en: (f, w) => `${w.yuan(f.amount)} is more than the pool has free, ${w.yuan(f.free)}`,
    remedy: { zh: '请发券地财政补充预付资金', en: "Ask the issuer's treasury to prefund more." },
  },
  TreasuryShort: {
    zh: (f, w) => `需要 ${w.yuan(f.amount)}, 财政可用资金只有 ${w.yuan(f.free)}`,
    en: (f, w) => `${w.yuan(f.amount)} is more than the treasury has free, ${w.yuan(f.free)}`,
    remedy: { zh: '先拨入资金再办理', en: 'Appropriate money first.' },
  },
  // ---- 9 clearing ----
  ExceedsObligation: {
    zh: (f, w) => `金额 ${w.yuan(f.amount)} 超过应付 ${w.yuan(f.obligation)}`,
    en: (f, w) => `${w.yuan(f.amount)} is more than the obligation, ${w.yuan(f.obligation)}`,
    remedy: {
      zh: '至多清偿现有应付; 抵销以期末应付为限',
      en: 'Pay off at most what is owed; a cycle, at most what was owed at the end of the epoch.',
    },
  },
  SetOffUnbalanced: {
    zh: (f, w) => `抵销方案中地区 ${w.plain(f.region)} 抵出 ${w.yuan(f.paidOut)}, 抵入 ${w.yuan(f.received)}`,
    en: (f, w) =>
      `by these flows region ${w.plain(f.region)} pays out ${w.yuan(f.paidOut)} and receives ${w.yuan(f.received)}`,
    remedy: {
      zh: '每个地区抵出与抵入须相等; 用求解器重算方案',
      en: 'Each region pays out what it receives: solve it again.',
    },
  },
  SetOffNotMaximal: {
    zh: (f, w) => `在 ${w.plain(f.debtor)}>${w.plain(f.creditor)} 上, 该方案未证明是应采用的最大抵销`,
    en: (f, w) =>
      `at ${w.plain(f.debtor)}>${w.plain(f.creditor)} the proposal does not prove that its set-off is the one that counts`,
    remedy: {
      zh: '用求解器按当前期号和应付重算方案',
      en: 'Solve it again for the next cycle and what is owed now.',
    },
  },
} satisfies CataloguePart;
