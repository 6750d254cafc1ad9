import { FormatError } from '../errors/formatError.ts';

/** An invoice as it is compared: two spellings of one invoice give one pair. */
export type NormalisedInvoice = { code: string; number: string };

/**
 * Brings an invoice's code and number into the form in which they are compared, as a pair
 * (docs/scenario-format.md: "Unicode NFKC, upper case, only letters and digits kept").
 *
 * The code may be empty, as it is on fully digital invoices. Letters that only look alike, such as Latin and Cyrillic A,
 * stay different.
 *
 * @throws {FormatError} if nothing of the number is left
 * @example normaliseInvoice(' 031001900111', '００７０-０００１') // { code: '031001900111', number: '00700001' }
 */
export function normaliseInvoice(code: string, number: string): NormalisedInvoice {
  const normalised = { code: normalise(code), number: normalise(number) };
  if (normalised.number === '') {
    throw new FormatError(
      '发票号码必须至少含一个字母或数字, 例如 "10000001"',
      'invoice number must hold at least one letter or digit, e.g. "10000001"',
      number,
    );
  }
  return normalised;
}

function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{Nd}]/gu, '');
}
