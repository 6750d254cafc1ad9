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
} satisfies CataloguePart;
