import { FormatError } from '../errors/formatError.ts';
import { parseYuan } from './parseYuan.ts';

/**
 * Reads an amount in yuan that may be negative, as a region's position may (docs/scenario-format.md, `position`).
 *
 * @param text - yuan as {@link parseYuan} reads them, with `-` before a negative one; `-0.00` is not a number apart from `0.00`
 * @returns fen, from -(2^96 - 1) to 2^96 - 1
 * @throws {FormatError} for any other text
 */
export function parseSignedYuan(text: string): bigint {
  if (!text.startsWith('-')) return parseYuan(text);
  const fen = parseYuan(text.slice(1));
  if (fen === 0n) throw new FormatError('零不带负号, 应为 "0.00"', 'zero has no sign, it is "0.00"', text);
  return -fen;
}
