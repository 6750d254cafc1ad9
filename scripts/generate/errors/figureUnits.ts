import type { FigureFacts, FigureKind } from './figureKinds.ts';

const byKind: { readonly [kind in FigureKind]?: string } = {
  yuan: '分 fen',
  time: 'Unix 秒 seconds',
  day: '自 1970-01-01 起的天数 (UTC+8) days since then',
  percent: '万分之一 basis points',
  party: '账户 account',
  voucher: '券号 voucher id',
  office: '岗位角色 role of an office',
  rail: '结算方式序号 place of the rail',
  text: '文字 text',
};

/** By name, where the type alone does not tell. */
const byName: { readonly [name: string]: string } = {
  order: '订单哈希 hash of an order',
  id: '订单哈希, 券号, 或成员资格 (多边协议 << 32 | 地区) hash of an order, voucher id, or membership',
  state: '状态序号 place of the state',
  digest: '签署内容的哈希 hash of what was to be signed',
  nullifier: '发票防重标识 nullifier of the invoice',
  credential: '登记标识 credential',
  group: '集团标识 group',
  signer: '签名人 signer',
  act: '事项哈希 hash of the act',
  account: '账户 account',
  delay: '秒 seconds',
  seconds: '秒 seconds',
  year: '年 year',
  region: '地区代码 region code',
  issuer: '发券地区代码 code of the issuing region',
  host: '服务地区代码 code of the host region',
  debtor: '应付地区代码 code of the region that owes',
  creditor: '应收地区代码 code of the region that is owed',
  programme: '政策序号 programme',
  compact: '多边协议序号 compact',
  position: '位置 place in the list',
  epoch: '清算期 epoch',
  most: '个数 number',
  panic: 'Solidity 代码 code of Solidity',
  data: '十六进制 hex',
  gas: 'gas',
  url: '节点地址 origin of the node',
  expected: '链编号 chain id',
  actual: '链编号 chain id',
  hash: '交易哈希 hash of the transaction',
  blockNumber: '区块号 block',
  block: '区块号 block',
  last: '最后一个 the last one',
  field: '字段 field',
  reason: '原因 reason',
  reasonZh: '原因 (中文) reason in Chinese',
  what: '等待的事项 what was waited for',
};

/** The unit or meaning of a figure, in both languages. */
export function unitOf({ name, kind }: FigureFacts): string {
  const unit = byKind[kind] ?? byName[name];
  if (unit === undefined) throw new Error(`scripts/generate/errors/figureUnits.ts says nothing of "${name}"`);
  return unit;
}
