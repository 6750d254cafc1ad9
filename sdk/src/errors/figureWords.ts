import { numberToHex, zeroAddress } from 'viem';
import { noCap } from '../agreements/terms.ts';
import { rails } from '../agreements/rails.ts';
import { formatYuan } from '../amounts/formatYuan.ts';
import { lastDay, lastSecond } from '../calendar/day.ts';
import { formatDay } from '../calendar/formatDay.ts';
import { formatTime } from '../calendar/formatTime.ts';
import { seatOf } from '../offices/seatOf.ts';
import { orderStates } from '../orders/orderState.ts';
import { participantOf } from '../participants/participantOf.ts';
import { unpackVoucherId } from '../vouchers/unpackVoucherId.ts';
import { voucherStatuses } from '../vouchers/voucherStatus.ts';
import type { Figure } from './figures.ts';
import { quoteInput } from './quoteInput.ts';

export type Language = 'zh' | 'en';

/** Figures in the words of one language, for the messages of the catalogue. */
export type FigureWords = ReturnType<typeof figureWords>;

const stateWords: { readonly [state: string]: string } = {
  PLACED: '已下单',
  APPROVED: '已预审',
  CLAIMED: '已申请兑付',
  VERIFIED: '已核验',
  ACCEPTED: '已认可',
  DISPUTED: '有争议',
  PAID: '已支付',
  CANCELLED: '已取消',
  EXPIRED: '已过期',
  REJECTED: '已驳回',
  CLAWED_BACK: '已追回',
  LIVE: '有效',
  REVOKED: '已收回',
};

const officeWords: { readonly [office: string]: readonly [zh: string, en: string] } = {
  COUNCIL: ['理事会', 'the council'],
  ADMIN: ['管理岗', 'admin'],
  BUREAU: ['科技局岗', 'bureau'],
  AGENCY: ['经办机构岗', 'agency'],
  TREASURY: ['财政岗', 'treasury'],
  CREDIT: ['信用岗', 'credit office'],
  CENTRAL: ['中央岗', 'the centre'],
  AUDITOR: ['审计岗', 'the auditor'],
  GUARDIAN: ['守护岗', 'a guardian'],
};

/** A voucher's id has no bit above these; an order's hash has, but for one in 2^128. */
const voucherIdBits = 128n;
const membershipBits = 64n;

/** In characters: a hash is 66. */
const longestPlain = 140;

/** How each kind of figure reads. A figure that is missing reads as `?`. */
export function figureWords(language: Language) {
  const pick = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const ifAny = (figure: Figure | undefined, say: (value: bigint) => string) =>
    figure === undefined ? '?' : say(BigInt(figure));
  const state = (figure: Figure | undefined, states: readonly string[]) => {
    const name = states[Number(figure)] ?? String(figure ?? '?');
    return pick(`${stateWords[name] ?? name} (${name})`, name);
  };
  const voucher = (figure: Figure | undefined) =>
    ifAny(figure, (id) => {
      if (id >> voucherIdBits !== 0n) return numberToHex(id);
      const { region, programme, day, serial } = unpackVoucherId(id);
      const date = day <= lastDay ? formatDay(day) : String(day);
      return `${region}/${programme}/${date}/${serial}`;
    });
  return {
    /** An amount; the largest one means: no limit. */
    yuan: (figure: Figure | undefined) =>
      ifAny(figure, (fen) =>
        fen === noCap ? pick('无上限', 'no limit') : pick(`${formatYuan(fen)} 元`, `${formatYuan(fen)} yuan`),
      ),
    /** An instant; one beyond the calendar means: for good. */
    time: (figure: Figure | undefined) =>
      ifAny(figure, (seconds) => (seconds > lastSecond ? pick('长期', 'for good') : formatTime(seconds))),
    day: (figure: Figure | undefined) =>
      ifAny(figure, (day) => (day > lastDay ? pick(`第 ${day} 天`, `day ${day}`) : formatDay(Number(day)))),
    percent: (figure: Figure | undefined) => ifAny(figure, (bp) => `${formatYuan(bp)}%`),
    /** A number or a hash as it stands; revert data of any length is cut. */
    plain: (figure: Figure | undefined) => {
      const text = String(figure ?? '?');
      return text.length > longestPlain ? `${text.slice(0, longestPlain)}…` : text;
    },
    /** What somebody wrote: in quotes, safe to print. */
    text: (figure: Figure | undefined) => (figure === undefined ? '?' : quoteInput(String(figure))),
    /** A participant by its number, any other account by its address. */
    party: (figure: Figure | undefined) => {
      if (figure === undefined) return '?';
      const account = typeof figure === 'string' ? figure : numberToHex(figure, { size: 20 });
      const number = isAccount(account) ? participantOf(account) : undefined;
      return number === undefined ? account : pick(`参与方 #${number}`, `participant #${number}`);
    },
    isNobody: (figure: Figure | undefined) => figure === zeroAddress,
    /** Region/programme/day of issue/serial. */
    voucher,
    orderState: (figure: Figure | undefined) => state(figure, orderStates),
    /** An order by its hash, or a membership by compact << 32 and region, with how it stands. */
    standing: (id: Figure | undefined, at: Figure | undefined) => {
      const key = typeof id === 'string' && isHash(id) ? BigInt(id) : undefined;
      if (key === undefined || key >> membershipBits !== 0n) {
        return pick(
          `订单 ${id ?? '?'} 现为${state(at, orderStates)}`,
          `order ${id ?? '?'} is ${state(at, orderStates)}`,
        );
      }
      const [compact, region] = [key >> 32n, key & 0xffffffffn];
      const isMember = Number(at) === 1;
      return pick(
        `地区 ${region} ${isMember ? '已是' : '不是'} ${compact} 号多边协议成员`,
        `region ${region} is ${isMember ? 'a' : 'no'} member of compact ${compact}`,
      );
    },
    /** An order by its hash or a voucher by its id, with its final state. */
    settled: (id: Figure | undefined, final: Figure | undefined) => {
      const isVoucher = typeof id === 'string' && isHash(id) && BigInt(id) >> voucherIdBits === 0n;
      if (!isVoucher)
        return pick(`订单 ${id} ${state(final, orderStates)}`, `order ${id} is ${state(final, orderStates)}`);
      const status = state(final, voucherStatuses);
      return pick(`创新券 ${voucher(id)} ${status}`, `voucher ${voucher(id)} is ${status}`);
    },
    office: (figure: Figure | undefined) =>
      ifAny(figure, (role) => {
        const seat = seatOf(role);
        if (seat === undefined) return pick(`角色 ${role}`, `role ${role}`);
        const [zh, en] = officeWords[seat.office] ?? ['?', '?'];
        return seat.region === undefined ? pick(zh, en) : pick(`${seat.region} ${zh}`, `${seat.region} ${en}`);
      }),
    rail: (figure: Figure | undefined) => rails[Number(figure)] ?? String(figure ?? '?'),
  };
}

function isAccount(text: string): text is `0x${string}` {
  return /^0x[0-9a-fA-F]{40}$/.test(text);
}

function isHash(text: string): boolean {
  return /^0x[0-9a-fA-F]{64}$/.test(text);
}
