import { many, needed, optional, text } from './option.ts';
import { basisPoints, category, hash, region, voucherId, whole, yuan } from './values.ts';

const mostNumber = 2 ** 32 - 1;

/** Options that several commands share. */
export const regionOption = needed(['--region <code>', '地区, 行政区划代码', 'region, by its GB/T 2260 code'], region);
export const issuerOption = needed(['--issuer <code>', '发券地区', 'region whose vouchers it is about'], region);
export const hostOption = needed(['--host <code>', '实验室所在地区', 'region of the labs'], region);
export const amountOption = needed(
  ['--amount <yuan>', '金额, 元, 例如 28800.00', 'amount in yuan, such as 28800.00'],
  yuan,
);
export const programmeOption = needed(
  ['--programme <number>', '政策编号', 'number of the programme'],
  whole(mostNumber),
);
export const voucherOption = needed(['--voucher <number>', '券号', 'number of the voucher'], voucherId);
export const orderOption = needed(['--order <hash>', '订单号', 'hash of the order'], hash);
export const ordersOption = many(['--order <hash...>', '订单号, 可多个', 'hashes of orders'], hash);
export const documentOption = needed(
  [
    '--document <text>',
    '凭证, 例如银行回单号; 两岗位须一致',
    'the document behind it, such as a bank receipt; both offices give the same',
  ],
  text,
);
export const labOption = needed(['--lab <party>', '实验室, 账户或名称', 'the lab, by account or name'], text);
export const partyOption = needed(
  ['--party <party>', '参与方, 账户或名称', 'the participant, by account or name'],
  text,
);
export const reasonOption = needed(
  ['--reason <text>', '理由; 链上只留其哈希', 'the reason; only its hash goes to the chain'],
  text,
);
export const categoriesOption = many(
  ['--category <word...>', '类别; 不填为全部', 'categories; all unless given'],
  category,
  false,
);
export const ratioOption = optional(
  ['--ratio <share>', '比例上限, 例如 60% 或 6000', 'ceiling of the ratio, such as 60% or 6000'],
  basisPoints,
);
