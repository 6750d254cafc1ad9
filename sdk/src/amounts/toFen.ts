import { FormatError } from '../errors/formatError.ts';
import { invalidField } from '../errors/invalidArgument.ts';
import { parseYuan } from './parseYuan.ts';

/**
 * An amount as actions take it: fen as a `bigint`, or yuan as an exact string such as `'28800.00'`. What actions return is
 * always fen. A `number` is refused: it cannot hold every amount, and does not say whether it means fen or yuan.
 */
export type Amount = bigint | string;

/**
 * An amount in fen. Whether it fits what it is for is left to the encoder and the chain.
 *
 * @param field - what the amount is called where it was given; the error names it
 * @throws {TongduiError} `ArgumentInvalid` for a number, and for text that is no exact amount in yuan
 * @example toFen('28800.00', 'amount') // 2880000n
 */
export function toFen(amount: Amount, field: string): bigint {
  if (typeof amount === 'bigint') return amount;
  if (typeof amount !== 'string') throw amountInvalid(field, amount);
  try {
    return parseYuan(amount);
  } catch (cause) {
    if (cause instanceof FormatError) throw invalidField(field, cause, { cause });
    throw cause;
  }
}

/** What is thrown where an amount is neither a `bigint` nor a string, or a string where only a `bigint` will do. */
export function amountInvalid(field: string, given: unknown) {
  return invalidField(field, {
    zh: `金额用分 (bigint) 或以元计的字符串如 "12.50", 不收 ${typeof given}`,
    en: `an amount is fen as a bigint, or yuan as a string such as "12.50", not a ${typeof given}`,
  });
}
