import type { CataloguePart } from '../catalogueEntry.ts';

/** Refusals of the registers, offices and settings. */
export const registerErrors = {
  Paused: {
    zh: () => '系统已暂停',
    en: () => 'the system is paused',
    remedy: { zh: '待理事会恢复', en: 'Wait for the council to resume it.' },
  },
  NotPaused: {
    zh: () => '系统没有暂停',
    en: () => 'the system is not paused',
    remedy: { zh: '无需处理', en: 'There is nothing to do.' },
  },
  RegionUnknown: {
    zh: (f, w) => `地区 ${w.plain(f.region)} 尚未加入`,
    en: (f, w) => `region ${w.plain(f.region)} has not been admitted`,
    remedy: { zh: '核对行政区划代码; 未加入的由理事会接纳', en: 'Check the code; the council admits regions.' },
  },
  RegionExists: {
    zh: (f, w) => `地区 ${w.plain(f.region)} 已经加入`,
    en: (f, w) => `region ${w.plain(f.region)} has been admitted before`,
    remedy: { zh: '无需处理', en: 'There is nothing to do.' },
  },
  RegionCodeInvalid: {
    zh: (f, w) => `${w.plain(f.region)} 不是地区代码`,
    en: (f, w) => `${w.plain(f.region)} is no region's code`,
    remedy: {
      zh: '用 GB/T 2260 六位代码; 100000 为中央, 不作地区',
      en: "Use a six-digit GB/T 2260 code; 100000 is the centre's and no region.",
    },
  },
  OfficeInvalid: {
    zh: (f, w) => `没有这样的岗位: ${w.office(f.role)}`,
    en: (f, w) => `there is no such office: ${w.office(f.role)}`,
    remedy: {
      zh: '地区岗位须带地区代码, 联盟岗位不带',
      en: "A region's office goes with its code, the consortium's go without.",
    },
  },
  OfficeTaken: {
    zh: (f, w) => `${w.party(f.account)} 已任${w.office(f.role)}`,
    en: (f, w) => `${w.party(f.account)} holds another office: ${w.office(f.role)}`,
    remedy: {
      zh: '一个账户只任一个岗位: 换一个账户, 或先撤销',
      en: 'One account, one office: use another account, or revoke first.',
    },
  },
  OfficeDelayed: {
    zh: (f, w) => `不能给 ${w.party(f.account)} 的岗位设 ${w.plain(f.delay)} 秒延迟`,
    en: (f, w) => `no delay (${w.plain(f.delay)} s) can be set on the office of ${w.party(f.account)}`,
    remedy: { zh: '岗位即时生效: 延迟填 0', en: 'An office acts at once: set a delay of 0.' },
  },
  CredentialTaken: {
    zh: (f, w) => `该证照 (${w.plain(f.credential)}) 已登记为${w.party(f.participant)}`,
    en: (f, w) => `the credential ${w.plain(f.credential)} is on record as ${w.party(f.participant)}`,
    remedy: {
      zh: '一个主体只登记一次: 沿用原参与方, 需要时更换密钥',
      en: 'One identity, one participant: go on with that one, and replace its key if need be.',
    },
  },
  SignerTaken: {
    zh: (f, w) => `签名人 ${w.plain(f.signer)} 现在或曾经属于${w.party(f.participant)}`,
    en: (f, w) => `the signer ${w.plain(f.signer)} signs, or has signed, for ${w.party(f.participant)}`,
    remedy: { zh: '换一个从未用过的密钥', en: 'Use a key that has never been used.' },
  },
  SignerInvalid: {
    zh: (f, w) => `不是签名人: ${w.plain(f.signer)}`,
    en: (f, w) => `not a signer: ${w.plain(f.signer)}`,
    remedy: {
      zh: '填 20 字节地址, 或 ERC-7913 的验证合约地址加密钥',
      en: "Give an address (20 bytes), or an ERC-7913 verifier's address and a key.",
    },
  },
  ParticipantUnknown: {
    zh: (f, w) => `没有${w.party(f.participant)}`,
    en: (f, w) => `there is no ${w.party(f.participant)}`,
    remedy: {
      zh: '核对参与方账户; 未登记的由所在地区经办机构登记',
      en: "Check the account; its region's agency registers participants.",
    },
  },
  GroupUnknown: {
    zh: (f, w) => `没有集团 ${w.plain(f.group)}`,
    en: (f, w) => `there is no group ${w.plain(f.group)}`,
    remedy: { zh: '核对集团编号', en: "Check the group's number." },
  },
  SeverityInvalid: {
    zh: () => '信用记录的等级不对',
    en: () => 'a mark needs a severity',
    remedy: { zh: '等级为 WATCH、SUSPEND 或 BAN', en: 'Choose WATCH, SUSPEND or BAN.' },
  },
  CategoryUnknown: {
    zh: (f, w) => `类别 ${w.text(f.category)} 不在联盟类别表内, 或已列入而重复添加`,
    en: (f, w) => `the category ${w.text(f.category)} is not on the consortium's list, or is added twice`,
    remedy: {
      zh: '用表内的大写类别名; 新类别由理事会添加一次',
      en: 'Use a word of the list; the council adds new ones, once.',
    },
  },
  ListFull: {
    zh: (f, w) => `数量已达上限 ${w.plain(f.most)}`,
    en: (f, w) => `the list holds its ${w.plain(f.most)} entries already`,
    remedy: { zh: '联系联盟运维: 须升级合约', en: 'Tell the consortium: it takes an upgrade.' },
  },
  ProgrammeUnknown: {
    zh: (f, w) => `没有 ${w.plain(f.programme)} 号政策`,
    en: (f, w) => `there is no programme ${w.plain(f.programme)}`,
    remedy: { zh: '核对政策编号', en: "Check the programme's number." },
  },
  ProgrammeExists: {
    zh: (f, w) => `地区 ${w.plain(f.region)} 已有名为 ${w.text(f.name)} 的政策`,
    en: (f, w) => `region ${w.plain(f.region)} has a programme named ${w.text(f.name)}`,
    remedy: {
      zh: '换一个名称; 需共用年度限额的, 填同一系列',
      en: 'Choose another name; give the same series to share the annual cap.',
    },
  },
  RatioInvalid: {
    zh: (f, w) => `比例 ${w.plain(f.basisPoints)} 基点 (${w.percent(f.basisPoints)}) 超出范围`,
    en: (f, w) => `a ratio of ${w.plain(f.basisPoints)} basis points (${w.percent(f.basisPoints)}) is out of range`,
    remedy: { zh: '比例为 0 至 10000 基点', en: 'A ratio is 0 to 10000 basis points.' },
  },
  VoucherUnknown: {
    zh: (f, w) => `没有创新券 ${w.voucher(f.voucher)}`,
    en: (f, w) => `there is no voucher ${w.voucher(f.voucher)}`,
    remedy: { zh: '核对券号', en: "Check the voucher's id." },
  },
  VoucherExists: {
    zh: (f, w) => `该政策下这一序号已经发过券: ${w.voucher(f.voucher)}`,
    en: (f, w) => `a voucher with this serial was issued before: ${w.voucher(f.voucher)}`,
    remedy: {
      zh: '重复导入无需处理; 新券请用新序号',
      en: 'If a sheet was sent twice there is nothing to do; a new voucher needs a new serial.',
    },
  },
  ReferenceUsed: {
    zh: (f, w) => `该凭证编号对应的事项已办结: ${w.plain(f.act)}`,
    en: (f, w) => `the act with this reference is done: ${w.plain(f.act)}`,
    remedy: {
      zh: '重复提交无需处理; 新事项用新的凭证编号',
      en: 'If it was sent twice there is nothing to do; a new act needs a new reference.',
    },
  },
  RailUnavailable: {
    zh: (f, w) => `结算方式 ${w.rail(f.rail)} 不能用于此协议`,
    en: (f, w) => `the rail ${w.rail(f.rail)} is not open for this`,
    remedy: {
      zh: '换一种结算方式; 资金池只能由两地约定',
      en: 'Choose another rail; a pool is a matter of two regions.',
    },
  },
  SameRegion: {
    zh: (f, w) => `地区 ${w.plain(f.region)} 不能与自己签协议`,
    en: (f, w) => `region ${w.plain(f.region)} makes no agreement with itself`,
    remedy: { zh: '本地实验室无需协议', en: 'A lab at home needs no agreement.' },
  },
  AgentInvalid: {
    zh: (f, w) => `代理机构 ${w.party(f.agent)} 不合适`,
    en: (f, w) => `the agent ${w.party(f.agent)} does not fit`,
    remedy: {
      zh: '资金池协议须指定接收地的代理机构, 其他协议不得指定',
      en: 'A POOL agreement names an agent resident in the host region, and no other agreement names one.',
    },
  },
  ClockOutOfRange: {
    zh: (f, w) => `现在是 ${w.plain(f.year)} 年, 订单只能下到 ${w.plain(f.last)} 年底`,
    en: (f, w) => `it is ${w.plain(f.year)}; orders can be placed until the end of ${w.plain(f.last)}`,
    remedy: { zh: '联系联盟运维: 须升级合约', en: 'Tell the consortium: it takes an upgrade.' },
  },
  CompactUnknown: {
    zh: (f, w) => `没有 ${w.plain(f.compact)} 号多边协议`,
    en: (f, w) => `there is no compact ${w.plain(f.compact)}`,
    remedy: { zh: '核对多边协议编号', en: "Check the compact's number." },
  },
  ProposalMalformed: {
    zh: (f, w) => `抵销方案第 ${w.plain(f.position)} 项 (从 0 数) 不合规`,
    en: (f, w) => `entry ${w.plain(f.position)} of the proposal (from 0) does not fit`,
    remedy: {
      zh: '地区和各项应付须按升序各列一次, 每个地区给出一个势',
      en: 'List regions and edges in ascending order, each once, with one potential for each region.',
    },
  },
  ProposalIncomplete: {
    zh: (f, w) => `抵销方案只含应付 ${w.yuan(f.covered)}, 期末应付共 ${w.yuan(f.open)}`,
    en: (f, w) =>
      `the proposal covers ${w.yuan(f.covered)} of the ${w.yuan(f.open)} that was owed at the end of the epoch`,
    remedy: { zh: '列入期末全部应付后重算', en: 'List every obligation that was open, and solve it again.' },
  },
  EpochNotCovered: {
    zh: (f, w) => `第 ${w.plain(f.epoch)} 期不能清算, 最近结束的是第 ${w.plain(f.last)} 期`,
    en: (f, w) => `epoch ${w.plain(f.epoch)} cannot be cleared; the last that ended is ${w.plain(f.last)}`,
    remedy: { zh: '按最近结束的一期重算方案', en: 'Solve it again for the last epoch that ended.' },
  },
} satisfies CataloguePart;
