import type { Hex } from 'viem';
import type { Text } from './text.ts';

function named(zh: string, en: string) {
  return (id: string | number | bigint): Text => ({ zh: `${zh} ${id}`, en: `${en} ${id}` });
}

/** What findings are about, in words. */
export const subjects = {
  account: named('账户', 'account'),
  block: named('区块', 'block'),
  category: named('类别', 'category'),
  compact: named('多边协议', 'compact'),
  contract: named('合约', 'contract'),
  event: named('事件', 'event'),
  group: named('集团', 'group'),
  participant: named('参与方', 'participant'),
  programme: named('政策', 'programme'),
  region: named('地区', 'region'),
  terms: named('条款', 'terms'),
  voucher: named('创新券', 'voucher'),
  order: named('订单', 'order') as (order: Hex) => Text,
  invoice: named('发票', 'invoice') as (nullifier: Hex) => Text,
  cashOut: named('提现', 'cash-out') as (intent: Hex) => Text,
  /** A directed pair, `A>B`. */
  pair: named('地区对', 'pair'),
  pool: named('资金池', 'pool'),
  relation: named('关联集团', 'related groups'),
  signer: named('签名人', 'signer') as (signer: Hex) => Text,
} as const;

/**
 * One part of a subject.
 *
 * @example partOf(subjects.region(310000), '可用资金', 'free money')
 */
export function partOf(subject: Text, zh: string, en: string): Text {
  return { zh: `${subject.zh} ${zh}`, en: `${subject.en} ${en}` };
}
