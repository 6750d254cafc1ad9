import { formatTime } from '../calendar/formatTime.ts';
import type { Sentence } from './certificateVocabulary.ts';
import type { Verdict, VerdictBlock } from './verdict.ts';

function describeRoot({ chainId, payment, root }: Omit<Verdict, 'proved' | 'conditional' | 'notProved'>): Sentence[] {
  const { number, blockHash, timestamp } = payment.block;
  const held =
    root.blockHash === blockHash
      ? { zh: '该区块哈希由您持有', en: 'you hold this block hash' }
      : {
          zh: `该区块经父哈希链由您所持有的区块哈希 ${root.blockHash} 确认`,
          en: `parent hashes lead to it from block hash ${root.blockHash}, which you hold`,
        };
  return [
    {
      zh: `付款记录在链 ${chainId} 的第 ${number} 号区块（${formatTime(timestamp)}），区块哈希 ${blockHash}；${held.zh}。`,
      en: `The payment is recorded in block ${number} of chain ${chainId} (${formatTime(timestamp)}), block hash ${blockHash}; ${held.en}.`,
    },
  ];
}

function onCondition(sentence: Sentence, { by }: VerdictBlock): Sentence {
  return {
    zh: `如果区块 ${by} 属于该链（须由您核对）：${sentence.zh}`,
    en: `If block ${by} belongs to the chain, which you must check: ${sentence.en}`,
  };
}

/** Always true of a certificate, whatever it holds. */
const NEVER_PROVED: readonly Sentence[] = [
  {
    zh: '不证明您所持有的区块哈希属于联盟链；这一点以您取得该哈希的渠道为准。',
    en: 'Not proved: that the block hash you hold is one of the consortium chain; that rests on where you got it.',
  },
  {
    zh: '不证明银行资金已经划转；付款是链上财政存款的记账，提现由财政局另行办理。',
    en: 'Not proved: that bank money has moved; the payment is an entry of deposits on the chain, cashed out separately.',
  },
  {
    zh: '不证明没有其他事件：凭证可以不列出某些事件（例如异议），付款此后也可能被追回。',
    en: 'Not proved: that nothing else happened; a certificate may leave events out, such as a dispute, and a payment may be clawed back later.',
  },
  {
    zh: '不证明合约程序本身正确、服务已经履行或发票真实；证明的是合约如此记录。',
    en: "Not proved: that the contracts' code is right, the work was done or the invoice is true; what is proved is that the contracts recorded so.",
  },
];

/**
 * Says a verdict in plain words. Events of blocks that no held hash covers are never among `proved`.
 *
 * @param isDeploymentTrusted - the verifier named the contracts' addresses; else that is among `notProved`.
 * @param isChainKnown - a proved event or transaction can only be of this chain id, or the verifier named it; else that is among
 * `notProved`.
 */
export function describeVerdict(
  verdict: Omit<Verdict, 'proved' | 'conditional' | 'notProved'>,
  isDeploymentTrusted: boolean,
  isChainKnown: boolean,
): Pick<Verdict, 'proved' | 'conditional' | 'notProved'> {
  const { deployment } = verdict;
  const said = [...verdict.events, ...verdict.intents];
  const { orderDesk, claimDesk, batcher } = deployment;
  const batching =
    batcher === undefined ? { zh: '', en: '' } : { zh: `、${batcher}（批量）`, en: `, ${batcher} (batches)` };
  const unknownDesks: Sentence = {
    zh: `不证明合约 ${orderDesk}（订单）、${claimDesk}（兑付）${batching.zh}是联盟的合约；请与公布的地址核对。`,
    en: `Not proved: that the contracts ${orderDesk} (orders), ${claimDesk} (claims)${batching.en} are the consortium's; compare them with the published addresses.`,
  };
  const unknownChain: Sentence = {
    zh: `不证明链的编号是 ${verdict.chainId}；凭证中没有已确认的订单或交易可以印证。`,
    en: `Not proved: that the chain's id is ${verdict.chainId}; no confirmed order or transaction in the certificate speaks for it.`,
  };
  return {
    proved: [
      ...describeRoot(verdict),
      ...said.filter(({ block }) => block.standing !== 'unconfirmed').map(({ zh, en }) => ({ zh, en })),
    ],
    conditional: said
      .filter(({ block }) => block.standing === 'unconfirmed')
      .map((entry) => onCondition(entry, entry.block)),
    notProved: [
      ...(isDeploymentTrusted ? [] : [unknownDesks]),
      ...(isChainKnown ? [] : [unknownChain]),
      ...NEVER_PROVED,
    ],
  };
}
