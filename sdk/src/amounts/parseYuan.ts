import { FormatError } from '../errors/formatError.ts';
import { amountLimit } from './amountLimit.ts';
import { formatYuan } from './formatYuan.ts';

const canonicalYuan = /^(0|[1-9][0-9]*)(?:\.([0-9]{1,2}))?$/;

/** No canonical amount within the limit is longer, and BigInt takes quadratic time on long ones. In characters. */
const longestYuan = formatYuan(amountLimit).length;

/**
 * Reads an amount in yuan (docs/scenario-format.md: "decimal strings with at most two places").
 *
 * Only the plain form is read: no sign, no leading zero, no exponent, no separator, no blank.
 *
 * @param text - yuan, such as `"28800.00"`, `"28800.5"` or `"28800"`
 * @returns fen, from 0 to 2^96 - 1
 * @throws {FormatError} for any other text, and for an amount above 2^96 - 1 fen
 * @example parseYuan('28800.00') // 2880000n
 */
export function parseYuan(text: string): bigint {
  const match = canonicalYuan.exec(text);
  if (!match) {
    throw new FormatError(
      '金额必须是以元计的字符串, 不带符号, 最多两位小数, 例如 "28800.00"',
      'amount must be a string of yuan without a sign and with at most two decimals, e.g. "28800.00"',
      text,
    );
  }
  const [, yuan = '', decimals = ''] = match;
  const fen = text.length > longestYuan ? amountLimit + 1n : BigInt(yuan + decimals.padEnd(2, '0'));
  if (fen > amountLimit) {
    const most = formatYuan(amountLimit);
    throw new FormatError(`金额最多为 ${most} (2^96 - 1 分)`, `amount must be at most ${most} (2^96 - 1 fen)`, text);
  }
  return fen;
}
