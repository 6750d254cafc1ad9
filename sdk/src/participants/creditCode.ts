/** The characters of a unified social credit code, each worth its place (GB 32100-2015, 5.2): no I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Digits and capitals, at the most with spaces or hyphens between them, in whatever width they were typed. */
const separators = /[\s\p{Pd}]+/gu;

/**
 * An identity number as registers write it: half-width, capitals, without blanks and hyphens. Another spelling would be another
 * credential.
 *
 * @example normaliseIdentity(' ９１３３０５２２ma2ｂ… ') // '91330522MA2B…'
 */
export function normaliseIdentity(text: string): string {
  return text.normalize('NFKC').replace(separators, '').toUpperCase();
}

/**
 * Whether a text is a unified social credit code (统一社会信用代码): 18 characters of which the last checks the others
 * (GB 32100-2015, annex A: weights 3^i modulo 31).
 *
 * @param text - as `normaliseIdentity` gives it
 */
export function isCreditCode(text: string): boolean {
  const values = [...text].map((character) => alphabet.indexOf(character));
  if (values.length !== 18 || values.includes(-1)) return false;
  return values.at(-1) === checkValue(values.slice(0, -1));
}

/**
 * The code that begins with these 17 characters.
 *
 * @throws {RangeError} if there are not 17 of the alphabet
 */
export function completeCreditCode(first17: string): string {
  const values = [...first17].map((character) => alphabet.indexOf(character));
  if (values.length !== 17 || values.includes(-1)) throw new RangeError('17 characters of the alphabet of GB 32100');
  return first17 + (alphabet[checkValue(values)] ?? '');
}

function checkValue(values: readonly number[]): number {
  let [sum, weight] = [0, 1];
  for (const value of values) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31;
}
