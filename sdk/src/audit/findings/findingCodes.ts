export type FindingKind = { readonly invariant?: number; readonly zh: string; readonly en: string };

/**
 * Every kind of finding: the invariant that it breaks (docs/invariants.md; 12 where the logs and the state do not fit
 * together) and what it says.
 */
export const findingCodes = {
  // ---- the logs themselves ----
  LogOutOfOrder: { invariant: 12, zh: '日志次序有误', en: 'log out of order' },
  LogRemoved: { invariant: 12, zh: '日志已被链撤销', en: 'log removed by a reorganisation' },
  LogMissing: { invariant: 12, zh: '日志缺失', en: 'log missing' },
  BlockMismatch: { invariant: 12, zh: '日志所在区块与区块头不符', en: 'log and block header disagree' },
  EventUnknown: { invariant: 12, zh: '未知事件', en: 'unknown event' },
  EventMalformed: { invariant: 12, zh: '事件无法解读', en: 'event cannot be read' },

  // ---- one event against those before it ----
  ReferenceUnknown: { invariant: 12, zh: '事件提到不存在的对象', en: 'event names what does not exist' },
  IdentityReused: { invariant: 12, zh: '标识重复使用', en: 'identity used twice' },
  NumberOutOfSequence: { invariant: 12, zh: '编号不连续', en: 'number out of sequence' },
  TransitionImpossible: { invariant: 12, zh: '状态转换不成立', en: 'impossible transition' },
  TooEarly: { invariant: 12, zh: '尚未到期', en: 'done before it was due' },
  TooLate: { invariant: 12, zh: '已经过期', en: 'done when it was too late' },
  FigureWrong: { invariant: 12, zh: '事件中的数字与之前的事件不符', en: 'figure does not follow from earlier events' },
  TransferUnexplained: { invariant: 12, zh: '券面价值变动没有依据', en: 'voucher value moved without cause' },
  TransferMissing: { invariant: 12, zh: '缺少券面价值变动', en: 'voucher value did not move' },
  DueOutOfTurn: { invariant: 12, zh: '追回款未按先后收取', en: 'due collected out of turn' },
  DueUnexplained: { invariant: 12, zh: '追回款收取没有对应的付款', en: 'due collected without a payment' },
  ObligationUnexplained: { invariant: 12, zh: '应付增加没有依据', en: 'obligation arose without cause' },
  ObligationMissing: { invariant: 12, zh: '应付没有相应增加', en: 'obligation did not arise' },
  EpochWrong: { invariant: 12, zh: '清算期号有误', en: 'wrong epoch' },
  OrderHashWrong: { invariant: 11, zh: '订单内容与其哈希不符', en: "order's content does not hash to its name" },
  OfficeMissing: { invariant: 11, zh: '行为人没有该岗位', en: 'act without the office' },
  OfficeDoubled: { invariant: 11, zh: '一个账户担任两个岗位', en: 'one account, two offices' },
  TermsWrong: { invariant: 12, zh: '订单所用条款不是当时有效的条款', en: "order's terms are not those in force" },
  BalanceNegative: { invariant: 12, zh: '余额变为负数', en: 'balance falls below zero' },

  // ---- the numbered sentences ----
  BudgetBroken: {
    invariant: 1,
    zh: '未发放+在外+预留+已付 不等于预算',
    en: 'un-issued + outstanding + reserved + paid is not the budget',
  },
  BudgetOverdrawn: { invariant: 1, zh: '超出预算', en: 'beyond the budget' },
  OutstandingBroken: {
    invariant: 2,
    zh: '在外金额不等于各券余额之和',
    en: 'outstanding is not the sum of voucher balances',
  },
  DepositAbroad: {
    invariant: 3,
    zh: '财政存款由外地主体持有',
    en: "a region's deposit is held by one who does not live there",
  },
  RegionMoneyBroken: {
    invariant: 4,
    zh: '地区存款与收支不符',
    en: "a region's deposits do not follow from what came in and went out",
  },
  LockedBroken: {
    invariant: 5,
    zh: '锁定资金不等于应付之和',
    en: "a region's locked money is not the sum of what it owes",
  },
  PositionsBroken: { invariant: 6, zh: '各地净额之和不为零', en: 'positions do not sum to zero' },
  PaidTwice: { invariant: 7, zh: '订单重复付款', en: 'order paid twice' },
  PaidAboveReserved: { invariant: 7, zh: '付款超过预留', en: 'paid more than reserved' },
  PaidWrongAmount: { invariant: 7, zh: '付款金额有误', en: 'wrong amount paid' },
  PayeeWrong: { invariant: 7, zh: '收款人有误', en: 'wrong payee' },
  SubsidyAboveRatio: { invariant: 8, zh: '抵用金额超过比例', en: 'subsidy above the ratio' },
  SubsidyWrong: { invariant: 8, zh: '抵用金额有误', en: 'wrong subsidy' },
  SubsidyAboveCap: { invariant: 8, zh: '抵用金额超过上限', en: 'subsidy above a cap' },
  SubsidyAboveBalance: { invariant: 8, zh: '抵用金额超过券余额', en: "subsidy above the voucher's balance" },
  SubsidyNotUnit: { invariant: 8, zh: '抵用金额不是计价单位的整数倍', en: 'subsidy not a multiple of the unit' },
  ExposureAboveCap: { invariant: 8, zh: '敞口超过上限', en: 'exposure above its cap' },
  QuotaExceeded: { invariant: 8, zh: '超过接收额度', en: 'beyond the acceptance quota' },
  NetDebitAboveCap: { invariant: 8, zh: '超过净额上限', en: 'beyond the net debit cap' },
  InvoiceAbovePrice: { invariant: 8, zh: '发票金额超过合同价', en: 'invoice above the price' },
  CoPaymentShort: { invariant: 8, zh: '企业自付不足', en: 'co-payment too small' },
  ObligationExceeded: { invariant: 9, zh: '超过应付金额', en: 'more than the obligation' },
  SetOffUnbalanced: { invariant: 9, zh: '抵销使地区净额改变', en: "a set-off changes a region's position" },
  SetOffIncomplete: { invariant: 9, zh: '抵销遗漏期末应付', en: 'a set-off leaves obligations out' },
  SetOffNotMaximal: { invariant: 9, zh: '抵销不是应采用的最大抵销', en: 'a set-off that is not the one that counts' },
  InvoiceClaimedTwice: { invariant: 10, zh: '发票重复申请', en: 'invoice claimed twice' },

  // ---- rules of docs/scenario-format.md without a number ----
  CreditBlocked: { zh: '主体处于暂停或禁入期', en: 'a party that credit marks hold back' },
  RegionSuspended: { zh: '地区处于暂停期', en: 'a suspended region' },
  RelatedParties: { zh: '关联方交易', en: 'an order between related parties' },
  LabNotListed: { zh: '实验室不在互认目录', en: 'lab not in the catalogue' },
  CategoryNotCovered: { zh: '类别不在范围内', en: 'category not covered' },

  // ---- the replayed books against themselves ----
  BooksDisagree: { invariant: 12, zh: '账册内部不一致', en: 'the replayed books disagree with each other' },

  // ---- the replayed books against the chain ----
  ActDiffers: { invariant: 12, zh: '双岗位行为与链上不符', en: 'two-office act differs from the chain' },
  AgreementDiffers: { invariant: 12, zh: '协议与链上不符', en: 'agreement differs from the chain' },
  BudgetDiffers: { invariant: 12, zh: '政策资金与链上不符', en: "programme's money differs from the chain" },
  CapDiffers: { invariant: 12, zh: '限额用量与链上不符', en: 'cap usage differs from the chain' },
  CashOutDiffers: { invariant: 12, zh: '提现记录与链上不符', en: 'cash-out record differs from the chain' },
  CategoryDiffers: { invariant: 12, zh: '类别与链上不符', en: 'category differs from the chain' },
  ClawbackDiffers: { invariant: 12, zh: '追回金额与链上不符', en: 'clawback differs from the chain' },
  CodeDiffers: {
    invariant: 12,
    zh: '合约代码与日志记录的升级不符',
    en: "contract's code is not the one that the logs name",
  },
  ClearingDiffers: { invariant: 12, zh: '清算状态与链上不符', en: 'clearing differs from the chain' },
  CompactDiffers: { invariant: 12, zh: '多边协议与链上不符', en: 'compact differs from the chain' },
  CountDiffers: { invariant: 12, zh: '登记数量与链上不符', en: 'count differs from the chain' },
  CreditDiffers: { invariant: 12, zh: '信用标记与链上不符', en: 'credit mark differs from the chain' },
  DepositDiffers: { invariant: 12, zh: '存款与链上不符', en: 'deposit differs from the chain' },
  DueDiffers: { invariant: 12, zh: '待收追回款与链上不符', en: 'due differs from the chain' },
  EndorsementDiffers: { invariant: 12, zh: '实验室互认与链上不符', en: 'endorsement differs from the chain' },
  ExposureDiffers: { invariant: 12, zh: '敞口与链上不符', en: 'exposure differs from the chain' },
  GroupDiffers: { invariant: 12, zh: '集团与链上不符', en: 'group differs from the chain' },
  InvoiceDiffers: { invariant: 12, zh: '发票登记与链上不符', en: 'invoice register differs from the chain' },
  OfficeDiffers: { invariant: 12, zh: '岗位与链上不符', en: 'office differs from the chain' },
  OrderDiffers: { invariant: 12, zh: '订单与链上不符', en: 'order differs from the chain' },
  ObligationDiffers: { invariant: 12, zh: '应付与链上不符', en: 'obligation differs from the chain' },
  ParticipantDiffers: { invariant: 12, zh: '参与方与链上不符', en: 'participant differs from the chain' },
  PauseDiffers: { invariant: 12, zh: '暂停状态与链上不符', en: 'pause differs from the chain' },
  PoolDiffers: { invariant: 12, zh: '资金池与链上不符', en: 'pool differs from the chain' },
  ProgrammeDiffers: { invariant: 12, zh: '政策规则与链上不符', en: "programme's rules differ from the chain" },
  PurseDiffers: { invariant: 12, zh: '财政资金与链上不符', en: "treasury's money differs from the chain" },
  RegionDiffers: { invariant: 12, zh: '地区与链上不符', en: 'region differs from the chain' },
  RelationDiffers: { invariant: 12, zh: '关联关系与链上不符', en: 'relation differs from the chain' },
  StandingDiffers: { invariant: 12, zh: '清算头寸与链上不符', en: 'standing on CLEARING differs from the chain' },
  SignerDiffers: { invariant: 12, zh: '签名人与链上不符', en: 'signer differs from the chain' },
  TermsDiffer: { invariant: 12, zh: '条款与链上不符', en: 'terms differ from the chain' },
  VoucherDiffers: { invariant: 12, zh: '创新券与链上不符', en: 'voucher differs from the chain' },
} as const satisfies Readonly<Record<string, FindingKind>>;

export type FindingCode = keyof typeof findingCodes;
