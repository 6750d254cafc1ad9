import { decodeEventLog, encodeEventTopics, hashTypedData, keccak256, toHex, type Address, type Hex } from 'viem';
import { formatYuan } from '../amounts/formatYuan.ts';
import { formatDay } from '../calendar/formatDay.ts';
import { formatTime } from '../calendar/formatTime.ts';
import { amountInWords } from './amountInWords.ts';
import { CertificateError } from './certificateError.ts';
import type { CertificateVocabulary, EventReader, EventReading, ReadingContext } from './certificateVocabulary.ts';
import { intentDomain } from './intentDomain.ts';
import { claimDeskAbi, intentTypes, orderDeskAbi } from './paymentAbi.ts';
import { readPaymentIntents } from './paymentIntents.ts';

type Events = { orderDesk: typeof orderDeskAbi; claimDesk: typeof claimDeskAbi };
type Arguments = Readonly<Record<string, unknown>>;
type Read<Args> = (args: Args, context: ReadingContext, time: string) => Omit<EventReading, 'order'>;

/** Decodes strictly: what the event would not encode to again is refused. */
function readerOf<Args extends Arguments>(emitter: keyof Events, name: string, read: Read<Args>): EventReader {
  const abi = emitter === 'orderDesk' ? orderDeskAbi : claimDeskAbi;
  const [topic] = encodeEventTopics({ abi: abi as typeof claimDeskAbi, eventName: name as 'OrderPaid' });
  return {
    topic: topic,
    emitter,
    read: (log, context, time) => {
      let args: Args & { order: Hex };
      try {
        const topics = log.topics as [Hex, ...Hex[]];
        args = decodeEventLog({ abi, data: log.data, topics, strict: true }).args as unknown as Args & { order: Hex };
      } catch (cause) {
        throw new CertificateError('EventMalformed', { event: name }, { cause });
      }
      return { order: args.order, ...read(args, context, time) };
    },
  };
}

/** Categories are words; anything else, which could read like a sentence, is shown by its hash. */
function showCategory(category: string): string {
  return /^[\p{L}\p{N}_-]{1,64}$/u.test(category) ? category : keccak256(toHex(category));
}

/** GB/T 2260 region, programme, day of issue and serial: 32 bits each, from bit 96 down. */
function showVoucher(voucher: bigint) {
  const [region, programme, day, serial] = [96n, 64n, 32n, 0n].map((at) => Number((voucher >> at) & 0xffffffffn));
  return {
    region: String(region),
    programme: String(programme),
    issueDay: formatDay(day ?? 0),
    serial: String(serial),
  };
}

const lower = (address: string) => address.toLowerCase() as Hex;

type OrderIntent = {
  enterprise: Address;
  lab: Address;
  voucher: bigint;
  category: string;
  price: bigint;
  subsidy: bigint;
  contractDay: number;
  deadline: number;
  salt: Hex;
};

const orderPlaced = readerOf<{ order: Hex; terms: number; intent: OrderIntent }>(
  'orderDesk',
  'OrderPlaced',
  ({ order, terms, intent }, { chainId, deployment }, time) => {
    const domain = intentDomain(chainId, deployment.orderDesk);
    const hash = hashTypedData({ domain, types: intentTypes, primaryType: 'Order', message: intent });
    if (hash !== order) {
      throw new CertificateError('IntentMismatch', { got: hash, expected: order, chainId: String(chainId) });
    }
    const voucher = showVoucher(intent.voucher);
    const [enterprise, lab, category] = [lower(intent.enterprise), lower(intent.lab), showCategory(intent.category)];
    const coPayment = intent.price - intent.subsidy;
    if (coPayment < 0n) throw new CertificateError('EventMalformed', { event: 'OrderPlaced' });
    const [price, subsidy, rest] = [intent.price, intent.subsidy, coPayment].map(amountInWords);
    return {
      intent: hash,
      isBound: true,
      figures: {
        time,
        enterprise,
        lab,
        ...voucher,
        category,
        price: formatYuan(intent.price),
        subsidy: formatYuan(intent.subsidy),
        coPayment: formatYuan(coPayment),
        contractDay: formatDay(intent.contractDay),
        terms: String(terms),
      },
      zh: `${time} 下单：企业 ${enterprise} 用地区 ${voucher.region} 政策 ${voucher.programme} 的第 ${voucher.serial} 号创新券（${voucher.issueDay} 签发）向实验室 ${lab} 订购 ${category} 服务；合同价 ${price?.zh}，抵用 ${subsidy?.zh}，企业自付 ${rest?.zh}。`,
      en: `${time} order placed: enterprise ${enterprise} orders ${category} from lab ${lab} with voucher ${voucher.serial} of region ${voucher.region}, programme ${voucher.programme} (issued ${voucher.issueDay}); price ${price?.en}, the voucher pays ${subsidy?.en}, the enterprise ${rest?.en}.`,
    };
  },
);

type ClaimIntent = { order: Hex; nullifier: Hex; invoiced: bigint; paid: bigint; evidence: Hex; deadline: number };

const orderClaimed = readerOf<{ claim: ClaimIntent; subsidy: bigint; released: bigint; oneSided: boolean }>(
  'claimDesk',
  'OrderClaimed',
  ({ claim, subsidy, released, oneSided }, { chainId, deployment }, time) => {
    const [invoiced, paid, granted] = [claim.invoiced, claim.paid, subsidy].map(amountInWords);
    const by = oneSided
      ? { zh: '仅收款方签署', en: 'signed by the one to be paid only' }
      : { zh: '双方签署', en: 'signed by both parties' };
    const domain = intentDomain(chainId, deployment.claimDesk);
    return {
      intent: hashTypedData({ domain, types: intentTypes, primaryType: 'Claim', message: claim }),
      figures: {
        time,
        invoiced: formatYuan(claim.invoiced),
        paid: formatYuan(claim.paid),
        subsidy: formatYuan(subsidy),
        released: formatYuan(released),
        nullifier: claim.nullifier,
        evidence: claim.evidence,
        signedBy: oneSided ? 'CLAIMANT' : 'BOTH',
      },
      zh: `${time} 申请兑付（${by.zh}）：发票金额 ${invoiced?.zh}，企业已付 ${paid?.zh}，核定抵用 ${granted?.zh}；发票防重标识 ${claim.nullifier}。`,
      en: `${time} claimed (${by.en}): invoiced ${invoiced?.en}, paid by the enterprise ${paid?.en}, to be paid by the voucher ${granted?.en}; invoice nullifier ${claim.nullifier}.`,
    };
  },
);

/** An event that says only that something was done. */
function noteReader(emitter: keyof Events, name: string, zh: string, en: string): EventReader {
  return readerOf(emitter, name, (_, __, time) => ({ figures: { time }, zh: `${time} ${zh}。`, en: `${time} ${en}.` }));
}

/** Contracts bound a challenge by days, so that an honest due time can be written; another is shown as its number. */
function showInstant(seconds: bigint): string {
  return seconds <= 253_402_271_999n ? formatTime(seconds) : String(seconds);
}

const orderVerified = readerOf<{ due: bigint }>('claimDesk', 'OrderVerified', ({ due }, _, time) => ({
  figures: { time, due: showInstant(due) },
  zh: `${time} 核验通过，${showInstant(due)} 起可付款。`,
  en: `${time} verified by the host's side, payable from ${showInstant(due)}.`,
}));

const orderDisputed = readerOf<{ region: number; reason: Hex }>(
  'claimDesk',
  'OrderDisputed',
  ({ region, reason }, _, time) => ({
    figures: { time, region: String(region), reason },
    zh: `${time} 地区 ${region} 一方提出异议，理由哈希 ${reason}。`,
    en: `${time} disputed by the side of region ${region}, reason hash ${reason}.`,
  }),
);

const orderResolved = readerOf<{ outcome: number; released: bigint; ref: Hex }>(
  'claimDesk',
  'OrderResolved',
  ({ outcome, released, ref }, _, time) => ({
    figures: { time, outcome: outcome === 0 ? 'PAY' : 'RELEASE', released: formatYuan(released), ref },
    zh: `${time} 异议裁定：${outcome === 0 ? '付款' : '退回'}，案号哈希 ${ref}。`,
    en: `${time} dispute resolved: ${outcome === 0 ? 'to be paid' : 'released'}, case ${ref}.`,
  }),
);

const orderPaid = readerOf<{ payee: Address; amount: bigint }>(
  'claimDesk',
  'OrderPaid',
  ({ payee, amount }, { order }, time) => ({
    figures: { time, payee: lower(payee), amount: formatYuan(amount) },
    zh: `${time} 订单 ${order} 付款：向 ${lower(payee)} 支付 ${amountInWords(amount).zh}。`,
    en: `${time} order ${order} paid: ${amountInWords(amount).en} to ${lower(payee)}.`,
  }),
);

const orderClawedBack = readerOf<{ payee: Address; amount: bigint; taken: bigint; ref: Hex }>(
  'claimDesk',
  'OrderClawedBack',
  ({ payee, amount, taken, ref }, _, time) => ({
    figures: { time, payee: lower(payee), amount: formatYuan(amount), taken: formatYuan(taken), ref },
    zh: `${time} 追回：应向 ${lower(payee)} 追回 ${amountInWords(amount).zh}，当时收回 ${amountInWords(taken).zh}，案号哈希 ${ref}。`,
    en: `${time} clawed back: ${amountInWords(amount).en} due from ${lower(payee)}, ${amountInWords(taken).en} taken at once, case ${ref}.`,
  }),
);

/**
 * What certificates of format 1 know about orders: the events of `IOrderDesk` and `IClaimDesk` and what they say. The
 * figures and sentences are part of the format: a file made with others is refused.
 */
export const paymentVocabulary: CertificateVocabulary = {
  events: {
    OrderPlaced: orderPlaced,
    OrderApproved: noteReader('orderDesk', 'OrderApproved', '签发地区机构批准订单', "approved by the issuer's agency"),
    OrderClaimed: orderClaimed,
    ClaimConfirmed: noteReader(
      'claimDesk',
      'ClaimConfirmed',
      '另一方确认兑付申请',
      'claim confirmed by the other party',
    ),
    OrderVerified: orderVerified,
    OrderAccepted: noteReader('claimDesk', 'OrderAccepted', '签发地区机构同意付款', "accepted by the issuer's agency"),
    OrderEscalated: noteReader(
      'claimDesk',
      'OrderEscalated',
      '逾期未审，转为异议',
      'not reviewed in time, became disputed',
    ),
    OrderDisputed: orderDisputed,
    OrderResolved: orderResolved,
    OrderPaid: orderPaid,
    OrderClawedBack: orderClawedBack,
  },
  anchor: 'OrderPaid',
  readIntents: readPaymentIntents,
};
