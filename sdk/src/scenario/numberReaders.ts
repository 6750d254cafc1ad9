import { malformed } from './reader.ts';
import type { Reader } from './reader.ts';

const plainInteger = /^(?:0|[1-9][0-9]{0,14})$/;

/** A reader for a whole number from 0 to `most`, written in plain digits; `most` is below 10^15, so it stays exact. */
export function countReader(zh: string, en: string, most: number): Reader<number> {
  return (value, place) => {
    const literal = typeof value === 'object' && value !== null && 'literal' in value ? value.literal : '';
    if (!plainInteger.test(literal) || Number(literal) > most) {
      throw malformed(
        place,
        `${zh}必须是 0 到 ${most} 的整数`,
        `must be a whole number of ${en} from 0 to ${most}`,
        value,
      );
    }
    return Number(literal);
  };
}

/** A span in days: a count that fits 16 bits, as days do on the chain. */
export const readDays = countReader('天数', 'days', 65_535);

/** Basis points: 10 000 are the whole. */
export const readRatio = countReader('比例', 'basis points', 10_000);

export const readFlag: Reader<boolean> = (value, place) => {
  if (typeof value !== 'boolean') throw malformed(place, '必须是 true 或 false', 'must be true or false', value);
  return value;
};
