import type { CataloguePart } from '../catalogueEntry.ts';

/** Classes 1 to 5 of docs/scenario-format.md, "Errors": form, state, who, clocks, recognition. */
export const orderErrors = {
  // ---- 1 form ----
  ZeroAmount: {
    zh: () => '金额为零',
    en: () => 'the amount is zero',
    remedy: {
      zh: '填写大于零的金额; 兑付申请按比例和单位取整后也须大于零',
      en: 'State an amount above zero; a claim must come to something after ratio and rounding.',
    },
  },
  SignatureExpired: {
    zh: (f, w) => `签名有效至 ${w.time(f.deadline)}, 现在是 ${w.time(f.time)}`,
    en: (f, w) => `the signature was good until ${w.time(f.deadline)}, it is ${w.time(f.time)} now`,
    remedy: { zh: '请重新签署, 并给足提交时间', en: 'Sign again with a later deadline.' },
  },
  BadSignature: {
    zh: (f, w) =>
      w.isNobody(f.party)
        ? `受理回执 ${w.plain(f.digest)} 不是负责审核的经办机构签署的`
        : `${w.plain(f.digest)} 上的签名不是${w.party(f.party)}登记的签名人所签`,
    en: (f, w) =>
      w.isNobody(f.party)
        ? `the intake ticket ${w.plain(f.digest)} is not signed by an officer of the reviewing agency`
        : `the signature over ${w.plain(f.digest)} is not by the signer on record for ${w.party(f.party)}`,
    remedy: {
      zh: '核对签署内容、签名人、链编号和合约地址; 更换过密钥的须用新密钥重新签署',
      en: 'Check what was signed, by which key, and for which chain and contract; after a key was replaced, sign with the new one.',
    },
  },
  OrderExists: {
    zh: (f, w) => `订单 ${w.plain(f.order)} 已经提交过`,
    en: (f, w) => `order ${w.plain(f.order)} was placed before`,
    remedy: {
      zh: '重复提交无害, 无需处理; 若要再下一单, 请换一个随机数重新签署',
      en: 'Submitting again does no harm; for another order with the same terms, sign one with another salt.',
    },
  },
  // ---- 2 state ----
  OrderUnknown: {
    zh: (f, w) => `没有订单 ${w.plain(f.order)}`,
    en: (f, w) => `there is no order ${w.plain(f.order)}`,
    remedy: {
      zh: '核对订单编号; 兑付时所附订单内容须与下单时完全一致',
      en: "Check the order's hash; a claim must bring the order's intent exactly as it was placed.",
    },
  },
  OrderNotApproved: {
    zh: (f, w) => `订单 ${w.plain(f.order)} 须先经发券地经办机构预审`,
    en: (f, w) => `order ${w.plain(f.order)} needs the issuing agency's approval before a claim`,
    remedy: { zh: '请发券地经办机构预审后再申请兑付', en: 'Ask the issuing agency to approve it, then claim.' },
  },
  AlreadySettled: {
    zh: (f, w) => `${w.settled(f.id, f.state)}, 已经了结`,
    en: (f, w) => `${w.settled(f.id, f.state)}, which is final`,
    remedy: { zh: '最终状态不再改变, 无需处理', en: 'A final state does not change: there is nothing left to do.' },
  },
  WrongState: {
    zh: (f, w) => `${w.standing(f.id, f.state)}, 不能这样处理`,
    en: (f, w) => `${w.standing(f.id, f.state)}: the act does not fit`,
    remedy: { zh: '查看现状和对应的下一步', en: 'Look up how it stands and what comes next.' },
  },
  NotDue: {
    zh: (f, w) => `${w.time(f.due)} 起方可办理, 现在是 ${w.time(f.time)}`,
    en: (f, w) => `possible from ${w.time(f.due)} on, it is ${w.time(f.time)} now`,
    remedy: { zh: '到期后再办理', en: 'Try again once it is due.' },
  },
  ChallengeOver: {
    zh: (f, w) =>
      f.due === 0n ? '该兑付已获认可, 不能再提异议' : `异议期已于 ${w.time(f.due)} 届满, 现在是 ${w.time(f.time)}`,
    en: (f, w) =>
      f.due === 0n
        ? 'the claim has been accepted and can no longer be disputed'
        : `it could be disputed until ${w.time(f.due)}, it is ${w.time(f.time)} now`,
    remedy: { zh: '支付后可由双方经办机构追回', en: 'Once it is paid, both agencies can claw it back.' },
  },
  // ---- 3 who ----
  Unauthorized: {
    zh: (f, w) => `${w.party(f.caller)} 没有办理此事所需的岗位或身份`,
    en: (f, w) => `${w.party(f.caller)} does not hold the office, or is not the party, that this act asks for`,
    remedy: {
      zh: '用本地区相应岗位的密钥办理; 须两个岗位办理的, 同一岗位不能办两次',
      en: 'Act with the key of the right office of the right region; an act that takes two offices cannot be done by one twice.',
    },
  },
  NotHolder: {
    zh: (f, w) => `创新券 ${w.voucher(f.voucher)} 不由${w.party(f.enterprise)}持有`,
    en: (f, w) => `voucher ${w.voucher(f.voucher)} is not held by ${w.party(f.enterprise)}`,
    remedy: { zh: '核对券号和持券企业', en: "Check the voucher's id and the enterprise." },
  },
  ParticipantInactive: {
    zh: (f, w) => `${w.party(f.participant)}未登记、已停用, 或类别、地区不符`,
    en: (f, w) => `${w.party(f.participant)} is unknown, struck off, or of the wrong kind or region`,
    remedy: {
      zh: '向其所在地区经办机构核实登记的类别和地区',
      en: "Ask its region's agency under which kind and region it is registered.",
    },
  },
  RegionSuspended: {
    zh: (f, w) => `地区 ${w.plain(f.region)} 暂停新业务, 期限: ${w.time(f.until)}`,
    en: (f, w) => `region ${w.plain(f.region)} is suspended, until: ${w.time(f.until)}`,
    remedy: { zh: '期满或理事会解除后再办理', en: 'Wait for its end, or for the council to lift it.' },
  },
  CreditBlocked: {
    zh: (f, w) => `${w.party(f.participant)}或其所属集团被列入信用名单, 期限: ${w.time(f.until)}`,
    en: (f, w) =>
      `${w.party(f.participant)} or its group is held back by the credit register, until: ${w.time(f.until)}`,
    remedy: {
      zh: '期满后办理, 或请作出记录的信用岗或理事会解除',
      en: 'Wait for its end, or ask the office that reported it, or the council, to lift it.',
    },
  },
  RelatedParties: {
    zh: (f, w) => `${w.party(f.enterprise)}与${w.party(f.lab)}同属一个集团或为关联方`,
    en: (f, w) => `${w.party(f.enterprise)} and ${w.party(f.lab)} are of one group, or related`,
    remedy: {
      zh: '选择没有关联的实验室; 登记有误的, 请当初登记的经办机构撤销',
      en: 'Choose a lab that is not related; if the record is wrong, the agency that made it takes it back.',
    },
  },
  NotTransferable: {
    zh: (f, w) => `创新券 ${w.voucher(f.voucher)} 不得转让`,
    en: (f, w) => `voucher ${w.voucher(f.voucher)} never changes hands`,
    remedy: { zh: '由持券企业自行使用; 不用的由科技局收回', en: 'Its holder uses it, or the bureau takes it back.' },
  },
  // ---- 4 clocks ----
  ProgrammeClosed: {
    zh: (f, w) => `${w.plain(f.programme)} 号政策已停止发券`,
    en: (f, w) => `programme ${w.plain(f.programme)} is closed, or its last day of use has passed`,
    remedy: { zh: '在新一期政策下发券', en: 'Issue under a new programme.' },
  },
  Retroactive: {
    zh: (f, w) => `合同签于 ${w.day(f.contractDay)}, 早于发券日 ${w.day(f.issueDay)}`,
    en: (f, w) => `the contract of ${w.day(f.contractDay)} is older than the voucher of ${w.day(f.issueDay)}`,
    remedy: {
      zh: '只能用于发券之后签订的合同, 除非政策允许追溯',
      en: 'Use it for a contract signed after the voucher was issued, unless the programme allows older ones.',
    },
  },
  UseExpired: {
    zh: (f, w) => `该券可用至 ${w.time(f.useBy)}, 现在是 ${w.time(f.time)}`,
    en: (f, w) => `the voucher could be ordered against until ${w.time(f.useBy)}, it is ${w.time(f.time)} now`,
    remedy: { zh: '向科技局申领新券', en: 'Ask the bureau for a new voucher.' },
  },
  RedeemExpired: {
    zh: (f, w) => `该订单可兑付至 ${w.time(f.redeemBy)}, 现在是 ${w.time(f.time)}`,
    en: (f, w) => `the order could be claimed until ${w.time(f.redeemBy)}, it is ${w.time(f.time)} now`,
    remedy: {
      zh: '过期不再兑付; 任何人都可将该订单作过期处理',
      en: 'It can no longer be claimed; anyone can let the order expire.',
    },
  },
  // ---- 5 recognition ----
  NotRecognised: {
    zh: (f, w) => `${w.plain(f.issuer)} 的创新券在 ${w.plain(f.host)} 没有互认`,
    en: (f, w) => `vouchers of ${w.plain(f.issuer)} are not recognised in ${w.plain(f.host)}`,
    remedy: {
      zh: '选择已互认地区的实验室, 或由两地签订互认协议',
      en: 'Choose a lab of a recognised region, or have both regions sign an agreement or join one compact.',
    },
  },
  LabNotListed: {
    zh: (f, w) => `${w.party(f.lab)}不在互认实验室目录内`,
    en: (f, w) => `${w.party(f.lab)} is not in the catalogue that counts here`,
    remedy: {
      zh: '选择目录内的实验室, 或请各成员地区经办机构列入目录',
      en: 'Choose a listed lab, or have every member region endorse it.',
    },
  },
  CategoryNotCovered: {
    zh: (f, w) => `服务类别 ${w.text(f.category)} 不在政策、协议和实验室共同的范围内`,
    en: (f, w) => `category ${w.text(f.category)} is not covered by programme, agreement and lab together`,
    remedy: { zh: '选择三方都包含的服务类别', en: 'Choose a category that all three cover.' },
  },
} satisfies CataloguePart;
