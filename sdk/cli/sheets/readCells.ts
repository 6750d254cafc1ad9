import { isAddress } from 'viem';
import type { Hex } from 'viem';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import { parseYuan } from '../../src/amounts/parseYuan.ts';
import { FormatError } from '../../src/errors/formatError.ts';
import { isCreditCode, normaliseIdentity } from '../../src/participants/creditCode.ts';
import type { Bilingual } from '../output/language.ts';
import { cellText } from './table.ts';
import type { Cell } from './table.ts';

/** What a cell should have held. */
export class CellError extends Error {
  readonly words: Bilingual;

  constructor(zh: string, en: string) {
    super(`${zh} / ${en}`);
    this.words = { zh, en };
  }
}

/** A spreadsheet keeps no more digits of a number. */
const digitsOfNumber = 15;

/**
 * An amount of a sheet, as fen: a number, or text with or without thousands separators, `¥` before or `元` behind, in any width.
 *
 * @param unit - 1 where the column counts yuan, 10,000 where it counts 万元
 * @throws {CellError} for anything else, nothing, and amounts that are not above zero or no whole fen
 */
export function readAmount(cell: Cell | undefined, unit: 1 | 10_000): bigint {
  const text = typeof cell === 'number' ? numberText(cell) : cellText(cell);
  if (text === '') throw new CellError('缺少金额', 'the amount is missing');
  const match = /^(?:¥|RMB|CNY)?\s*(\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.(\d*))?\s*(万)?\s*(元|圆|整|元整)?$/i.exec(text);
  if (!match) throw new CellError('须为元为单位的金额, 例如 20000.00', 'must be an amount in yuan, such as 20000.00');
  const [, whole = '', decimals = '', tenThousand] = match;
  const shift = unit === 10_000 || tenThousand !== undefined ? 4 : 0;
  const padded = decimals.replace(/0+$/, '').padEnd(shift, '0');
  if (padded.length > shift + 2) throw new CellError('金额最多到分', 'an amount has whole fen only');
  const integer = `${whole.replace(/[, ]/g, '')}${padded.slice(0, shift)}`.replace(/^0+(?=\d)/, '');
  const fen = toFen(`${integer}.${padded.slice(shift).padEnd(2, '0')}`);
  if (fen === 0n) throw new CellError('金额须大于零', 'the amount must be above zero');
  return fen;
}

function toFen(yuan: string): bigint {
  try {
    return parseYuan(yuan);
  } catch (cause) {
    if (cause instanceof FormatError) throw new CellError(cause.zh, cause.en);
    throw cause;
  }
}

/** What the spreadsheet shows: its arithmetic leaves tails such as 12345.600000000001. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(digitsOfNumber)));
}

/**
 * An identity number of a sheet: of an enterprise its unified social credit code, whose check character must fit.
 *
 * @throws {CellError}
 */
export function readIdentity(cell: Cell | undefined, mustBeCreditCode: boolean): string {
  const text = cellText(cell);
  if (text === '') throw new CellError('缺少统一社会信用代码', 'the credit code is missing');
  if (/^\d(\.\d+)?E\+\d+$/i.test(text) || (typeof cell === 'number' && text.length > digitsOfNumber)) {
    throw new CellError(
      '代码被表格当作数字, 末尾的数字已丢失: 把该列设为文本后重新填写',
      'the code was kept as a number and lost its last digits: make the column text and enter it again',
    );
  }
  const identity = normaliseIdentity(text);
  if (!/^[0-9A-Z]{1,32}$/.test(identity)) {
    throw new CellError('只能含数字和字母', 'must hold digits and letters only');
  }
  if (mustBeCreditCode && identity.length !== 18) {
    throw new CellError(
      `统一社会信用代码为 18 位, 这里有 ${identity.length} 位`,
      `a credit code has 18 characters, this one ${identity.length}`,
    );
  }
  if (mustBeCreditCode && !isCreditCode(identity)) {
    throw new CellError(
      '统一社会信用代码的校验位不符: 至少有一位填错',
      'the check character does not fit: at least one character is wrong',
    );
  }
  return identity;
}

/** The account that signs for a firm. */
export function readSigner(cell: Cell | undefined): Hex | undefined {
  const text = cellText(cell);
  if (text === '') return undefined;
  if (isAddress(text, { strict: false })) return text.toLowerCase() as Hex;
  throw new CellError('账户须为 0x 加 40 位十六进制', 'an account is 0x and 40 hexadecimal digits');
}

const kinds = new Map<string, 'ENTERPRISE' | 'TEAM'>([
  ['', 'ENTERPRISE'],
  ['企业', 'ENTERPRISE'],
  ['ENTERPRISE', 'ENTERPRISE'],
  ['团队', 'TEAM'],
  ['创业团队', 'TEAM'],
  ['TEAM', 'TEAM'],
]);

/** An enterprise unless the cell says a team. */
export function readKind(cell: Cell | undefined): 'ENTERPRISE' | 'TEAM' {
  const kind = kinds.get(cellText(cell).toUpperCase());
  if (kind === undefined) throw new CellError('须为 企业 或 团队', 'must be ENTERPRISE or TEAM');
  return kind;
}

/** An amount as a cell of a problem shows it. */
export function amountText(fen: bigint): string {
  return formatYuan(fen);
}
