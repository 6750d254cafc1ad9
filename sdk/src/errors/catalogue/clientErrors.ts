import type { CataloguePart } from '../catalogueEntry.ts';

/** What no rule of the system refuses: the EVM, the node, the wallet, the client's own settings. */
export const clientErrors = {
  ArithmeticOverflow: {
    zh: () => '金额相加超出 2^96 - 1 分, 或相减为负',
    en: () => 'a sum went beyond 2^96 - 1 fen, or a difference below zero',
    remedy: { zh: '核对金额', en: 'Check the amounts.' },
  },
  ContractPanic: {
    zh: (f, w) => `合约内部断言失败 (代码 ${w.plain(f.panic)})`,
    en: (f, w) => `the contract panicked (code ${w.plain(f.panic)})`,
    remedy: { zh: '这是缺陷: 请连同交易数据报告', en: 'This is a defect: report it with the call.' },
  },
  LibraryError: {
    zh: (f, w) => `合约底层拒绝: ${w.text(f.error)}`,
    en: (f, w) => `the contracts' foundation refused: ${w.text(f.error)}`,
    remedy: { zh: '核对升级和部署步骤', en: 'Check the steps of the upgrade or deployment.' },
  },
  RevertedWithReason: {
    zh: (f, w) => `合约拒绝: ${w.text(f.reason)}`,
    en: (f, w) => `the contract refused: ${w.text(f.reason)}`,
    remedy: { zh: '按所述原因处理', en: 'Act on the reason.' },
  },
  RevertedSilently: {
    zh: () => '合约拒绝, 没有说明原因',
    en: () => 'the contract refused without a reason',
    remedy: {
      zh: '核对合约地址与本软件版本是否一致, 以及 gas 是否足够',
      en: 'Check that the deployment fits this version of the software, and that there was gas enough.',
    },
  },
  UnknownRevert: {
    zh: (f, w) => `合约拒绝, 原因无法识别: ${w.plain(f.data)}`,
    en: (f, w) => `the contract refused with an error that this version does not know: ${w.plain(f.data)}`,
    remedy: { zh: '更新本软件', en: 'Update this software.' },
  },
  ContractMissing: {
    zh: () => '该地址上没有这样的合约',
    en: () => 'there is no such contract at this address',
    remedy: { zh: '核对部署文件与所连的链', en: 'Check the deployment and the chain that you are connected to.' },
  },
  GasLimitExceeded: {
    zh: (f) => `所需 gas${f.gas === undefined ? '' : ` (${f.gas})`} 超过单笔交易上限 16777216`,
    en: (f) => `it takes more gas${f.gas === undefined ? '' : ` (${f.gas})`} than a transaction may use, 16777216`,
    remedy: { zh: '分成几批办理', en: 'Split it into several batches.' },
  },
  ArgumentInvalid: {
    zh: (f, w) =>
      f.field === undefined
        ? `填写的内容不合规定: ${w.text(f.reason)}`
        : `${w.plain(f.field)} 不合规定: ${w.plain(f.reasonZh)}`,
    en: (f, w) =>
      f.field === undefined
        ? `an argument does not fit: ${w.text(f.reason)}`
        : `${w.plain(f.field)} does not fit: ${w.plain(f.reason)}`,
    remedy: {
      zh: '金额为 0 至 2^96 - 1 分的整数 (应付为 0 至 2^112 - 1), 时间为整秒, 账户和哈希须完整',
      en: 'Amounts are whole fen of 0 to 2^96 - 1 (obligations: to 2^112 - 1), times whole seconds; accounts and hashes must be complete.',
    },
  },
  ChainUnreachable: {
    zh: (f) => `节点没有应答${f.url === undefined ? '' : `: ${f.url}`}`,
    en: (f) => `the node does not answer${f.url === undefined ? '' : `: ${f.url}`}`,
    remedy: {
      zh: '检查节点和网络; 重试前先查看该事项是否已经办成',
      en: 'Check node and network; before you try again, look whether the act went through.',
    },
  },
  ChainRefused: {
    zh: (f, w) => `节点拒绝了请求: ${w.text(f.reason)}`,
    en: (f, w) => `the node refused the request: ${w.text(f.reason)}`,
    remedy: { zh: '按节点所述原因处理', en: "Act on the node's reason." },
  },
  ChainMismatch: {
    zh: (f, w) => `部署在链 ${w.plain(f.expected)} 上, 所连的是链 ${w.plain(f.actual)}`,
    en: (f, w) => `the deployment is on chain ${w.plain(f.expected)}, the client is set up for ${w.plain(f.actual)}`,
    remedy: { zh: '连接部署所在的链', en: "Connect to the deployment's chain." },
  },
  TransactionFailed: {
    zh: (f, w) => `交易 ${w.plain(f.hash)} 在区块 ${w.plain(f.blockNumber)} 中失败, 预演时还能成功`,
    en: (f, w) =>
      `transaction ${w.plain(f.hash)} failed in block ${w.plain(f.blockNumber)} though its simulation went through`,
    remedy: { zh: '其间状态有变: 重新查看后再办理', en: 'The state changed meanwhile: look again, then try again.' },
  },
  TransactionUnconfirmed: {
    zh: (f, w) => `交易已发出, 尚未确认入块: ${w.plain(f.hash)}`,
    en: (f, w) => `the transaction was sent and is not known to be in a block: ${w.plain(f.hash)}`,
    remedy: { zh: '先按交易哈希查询, 不要重发新交易', en: 'Look it up by its hash before you send another one.' },
  },
  WaitTimedOut: {
    zh: (f, w) => `等了 ${w.plain(f.seconds)} 秒, ${w.plain(f.what)} 还没有结果`,
    en: (f, w) => `waited ${w.plain(f.seconds)} s for ${w.plain(f.what)}`,
    remedy: {
      zh: '稍后再等, 不要重发; 久等不到时检查节点是否在出块',
      en: 'Wait again, do not send again; if it takes long, look whether the chain makes blocks.',
    },
  },
  ChainRewritten: {
    zh: (f, w) => `区块 ${w.plain(f.block)} 及以后的区块被整段替换, 超出所记`,
    en: (f, w) => `the chain was rewritten from block ${w.plain(f.block)} or before: further back than was kept`,
    remedy: {
      zh: '核对所连的链; 确认后从头重新读取',
      en: 'Check which chain you are connected to; then read again from the beginning.',
    },
  },
  SignatureDeclined: {
    zh: () => '签名人没有签署',
    en: () => 'the signer declined',
    remedy: { zh: '请签名人确认内容后再签', en: 'Have the signer check what it is asked to sign.' },
  },
  WalletMissing: {
    zh: () => '只读客户端不能办理',
    en: () => 'a read-only client cannot act',
    remedy: { zh: '创建客户端时给出 walletClient', en: 'Create the client with a walletClient.' },
  },
} satisfies CataloguePart;
