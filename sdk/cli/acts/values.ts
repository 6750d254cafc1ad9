import { InvalidArgumentError } from 'commander';
import type { Hex } from 'viem';
import { parseYuan } from '../../src/amounts/parseYuan.ts';
import { parseDay } from '../../src/calendar/parseDay.ts';
import { parseTime } from '../../src/calendar/parseTime.ts';
import { FormatError } from '../../src/errors/formatError.ts';

/** What was wrong with a value, as commander takes it: it adds the option's name. */
function reading<T>(read: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return read(text);
    } catch (cause) {
      if (cause instanceof FormatError) throw new InvalidArgumentError(`${cause.zh} / ${cause.en}`);
      throw cause;
    }
  };
}

function refuse(zh: string, en: string): never {
  throw new InvalidArgumentError(`${zh} / ${en}`);
}

/** An exact amount in yuan, such as `28800.00`, as fen. */
export const yuan = reading(parseYuan);

/** A time with its offset, as unix seconds. */
export const time = reading(parseTime);

/** A day at UTC+8, as a count of days. */
export const day = reading(parseDay);

/** A region code of GB/T 2260: six digits, not the centre's. */
export function region(text: string): number {
  if (!/^[1-9]\d{5}$/.test(text) || text === '100000') {
    refuse('行政区划代码须为六位数字, 例如 330522', 'a region code has six digits, such as 330522');
  }
  return Number(text);
}

/** A whole number of 0 to `most`. */
export function whole(most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Infinity;
    if (value > most) refuse(`须为 0 至 ${most} 的整数`, `must be a whole number of 0 to ${most}`);
    return value;
  };
}

/** A share in basis points, or in per cent with its sign: `6000` and `60%` are the same. */
export function basisPoints(text: string): number {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?%$/.exec(text);
  const points = match
    ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
    : /^\d{1,5}$/.test(text)
      ? Number(text)
      : Infinity;
  if (points > 10_000)
    refuse('须为 0 至 10000 的基点, 或如 60% 的比例', 'must be 0 to 10000 basis points, or such as 60%');
  return points;
}

/** A number of a voucher, as lists show it. */
export function voucherId(text: string): bigint {
  if (!/^\d{1,39}$/.test(text)) refuse('券号须为十进制整数', 'a voucher number is a whole decimal number');
  return BigInt(text);
}

/** 32 bytes, such as an order's hash. */
export function hash(text: string): Hex {
  if (!/^0x[0-9a-f]{64}$/i.test(text)) refuse('须为 0x 加 64 位十六进制', 'must be 0x and 64 hexadecimal digits');
  return text.toLowerCase() as Hex;
}

/** One of a few words, in any case. */
export function oneOf<const W extends string>(words: readonly W[]): (text: string) => W {
  return (text) => {
    const word = words.find((candidate) => candidate === text.toUpperCase());
    return word ?? refuse(`须为 ${words.join(', ')} 之一`, `must be one of ${words.join(', ')}`);
  };
}

/** A category word. */
export function category(text: string): string {
  if (text.trim() === '') refuse('类别不能为空', 'a category must not be empty');
  return text;
}
