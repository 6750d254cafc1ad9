import { TONGDUI_CERTIFICATE_FORMAT } from './certificateFormat.ts';

type Sentence = { zh: string; en: string };
type Details = Readonly<Record<string, string | number>>;

/** Says one thing in both languages; `{name}` is replaced from the error's details. */
const SENTENCES = {
  FileTooLarge: {
    zh: '凭证文件过大：{size} 字节，上限为 {limit} 字节',
    en: 'the certificate file has {size} bytes, the limit is {limit}',
  },
  FileNotText: {
    zh: '凭证文件不是 UTF-8 文本',
    en: 'the certificate file is not UTF-8 text',
  },
  FileTooDeep: {
    zh: '凭证文件嵌套过深，上限为 {limit} 层',
    en: 'the certificate file is nested deeper than {limit} levels',
  },
  FileNotJson: {
    zh: '凭证文件不是有效的 JSON',
    en: 'the certificate file is not valid JSON',
  },
  FileNotCanonical: {
    zh: '凭证文件含有重复的键、转义字符或非标准写法的数字',
    en: 'the certificate file has duplicate keys, needless escapes or unusual numbers',
  },
  FormatUnknown: {
    zh: `凭证格式不认识；应为 ${TONGDUI_CERTIFICATE_FORMAT}`,
    en: `the certificate format is unknown; it should be ${TONGDUI_CERTIFICATE_FORMAT}`,
  },
  FieldInvalid: {
    zh: '凭证中 {path} 不正确；应为{expectedZh}',
    en: 'the certificate is not right at {path}; it should have {expected}',
  },
  HeaderMalformed: {
    zh: '区块头格式不正确',
    en: 'the block header is malformed ({reason})',
  },
  HeaderHashMismatch: {
    zh: '区块头的哈希是 {got}，应为 {expected}',
    en: 'the block header hashes to {got}, it should be {expected}',
  },
  HeaderUnused: {
    zh: '区块头 {blockHash} 与凭证中的事件无关',
    en: 'the block header {blockHash} has nothing to do with the events of the certificate',
  },
  RootBlocksMismatch: {
    zh: '凭证所写的依据区块与其中的区块头不符（{blockHash}）',
    en: 'the certificate does not rest on the blocks that it names ({blockHash})',
  },
  BlockNotTrusted: {
    zh: '付款所在区块 {blockHash} 不在您所持有的可信区块哈希之中',
    en: 'the block of the payment, {blockHash}, is not among the block hashes that you trust, nor an ancestor of one by the headers given',
  },
  TrustRootMissing: {
    zh: '没有给出可信区块哈希（32 字节十六进制），无从验证',
    en: 'no trusted block hash was given (32 bytes in hexadecimal), so nothing can be verified',
  },
  ProofTooLong: {
    zh: '默克尔证明有 {nodes} 个节点，上限为 {limit}',
    en: 'the Merkle proof has {nodes} nodes, the limit is {limit}',
  },
  ProofMalformed: {
    zh: '默克尔证明的第 {node} 个节点格式不正确',
    en: 'node {node} of the Merkle proof is malformed',
  },
  RootMismatch: {
    zh: '默克尔根不符：由数据得出 {got}，区块头写的是 {expected}',
    en: 'the Merkle root does not match: the data give {got}, the header says {expected}',
  },
  ProofIncomplete: {
    zh: '默克尔证明不完整，未能到达第 {index} 号交易',
    en: 'the Merkle proof is cut short: it does not reach transaction {index}',
  },
  ProofSurplus: {
    zh: '默克尔证明含有第 {index} 号交易用不到的节点',
    en: 'the Merkle proof holds nodes that transaction {index} has no use for',
  },
  IndexNotInBlock: {
    zh: '该区块中没有第 {index} 号交易',
    en: 'the block has no transaction {index}',
  },
  ReceiptMalformed: {
    zh: '交易回执格式不正确',
    en: 'the receipt is malformed ({reason})',
  },
  TransactionMalformed: {
    zh: '交易格式不正确',
    en: 'the transaction is malformed ({reason})',
  },
  TransactionTypeUnsupported: {
    zh: '不支持的交易类型 {type}；支持 0 至 4',
    en: 'transaction type {type} is not supported; 0 to 4 are',
  },
  TransactionFailed: {
    zh: '第 {index} 号交易执行失败，没有产生任何效果',
    en: 'transaction {index} failed and had no effect',
  },
  LogNotFound: {
    zh: '回执中没有第 {log} 条事件；共有 {count} 条',
    en: 'the receipt has no log {log}; it has {count}',
  },
  WrongEmitter: {
    zh: '事件由 {got} 发出，应由 {expected} 发出',
    en: 'the event was emitted by {got}, it should come from {expected}',
  },
  WrongEvent: {
    zh: '该处的事件不是 {expected}',
    en: 'the event at this place is not {expected}',
  },
  WrongOrder: {
    zh: '事件属于订单 {got}，凭证的订单是 {expected}',
    en: 'the event belongs to order {got}, the certificate is about {expected}',
  },
  WrongChain: {
    zh: '链的编号是 {got}，应为 {expected}',
    en: 'the chain id is {got}, it should be {expected}',
  },
  WrongDeployment: {
    zh: '凭证中 {name} 的地址是 {got}，您所信任的是 {expected}',
    en: 'the certificate names {got} as {name}, you trust {expected}',
  },
  PaymentMissing: {
    zh: '凭证中应有且只有一个 OrderPaid 事件',
    en: 'the certificate should hold exactly one OrderPaid event',
  },
  EventMalformed: {
    zh: '{event} 事件的内容不正确',
    en: 'the {event} event does not have its shape',
  },
  IntentMismatch: {
    zh: '订单内容在链 {chainId} 和该合约下的哈希是 {got}，与订单号 {expected} 不符',
    en: 'the content of the order hashes to {got} for chain {chainId} and this contract, its name is {expected}',
  },
  FiguresMismatch: {
    zh: '凭证所写的 {field} 是 {got}，由已证明的事件得出的是 {expected}',
    en: 'the certificate states {got} as {field}, the proved events give {expected}',
  },
  WordsMismatch: {
    zh: '凭证所写的文字与已证明的数据不符（{path}）',
    en: 'the words in the certificate do not say what the proved events say ({path})',
  },
  BlockNotFound: {
    zh: '节点没有区块 {block}',
    en: 'the node does not know block {block}',
  },
  TransactionNotFound: {
    zh: '节点没有交易 {transactionHash} 的回执',
    en: 'the node has no receipt of transaction {transactionHash}',
  },
  NodeAnswerInvalid: {
    zh: '节点对 {method} 的回答不完整或不一致',
    en: "the node's answer to {method} is incomplete or contradicts itself",
  },
} as const satisfies Record<string, Sentence>;

/** Every way in which making or verifying a certificate can be refused. */
export type CertificateErrorCode = keyof typeof SENTENCES;

function fill(sentence: string, details: Details): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '?'));
}

/**
 * A certificate, or a proof in it, was refused. `code` is for programs, `zh` and `en` are one plain sentence each for
 * people, and `details` holds the figures that decided. `message` is the Chinese sentence followed by the English one.
 *
 * Source: docs/scenario-format.md, step `certify`.
 */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
  readonly code: CertificateErrorCode;
  readonly details: Details;
  readonly zh: string;
  readonly en: string;

  constructor(code: CertificateErrorCode, details: Details = {}, options?: ErrorOptions) {
    const zh = fill(SENTENCES[code].zh, details);
    const en = fill(SENTENCES[code].en, details);
    super(`${zh} / ${en}`, options);
    this.code = code;
    this.details = details;
    this.zh = zh;
    this.en = en;
  }
}
