import { formatYuan } from '../amounts/formatYuan.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS = ['', '拾', '佰', '仟'];

/** A natural number in financial capitals; `least` is the value of the digit that must not be skipped silently. */
function capitals(value: bigint): string {
  for (const [size, unit] of [
    [100_000_000n, '亿'],
    [10_000n, '万'],
  ] as const) {
    if (value < size) continue;
    const rest = value % size;
    // One zero stands for any run of them, also where the rest begins with zeros.
    const gap = rest > 0n && rest < size / 10n ? '零' : '';
    return `${capitals(value / size)}${unit}${gap}${rest > 0n ? capitals(rest) : ''}`;
  }
  const digits = [...value.toString()];
  const words = digits.map((digit, at) =>
    digit === '0' ? '零' : `${DIGITS[Number(digit)]}${UNITS[digits.length - 1 - at]}`,
  );
  return words.join('').replace(/零+/g, '零').replace(/零$/, '');
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES = [
  '',
  ' thousand',
  ' million',
  ' billion',
  ' trillion',
  ' quadrillion',
  ' quintillion',
  ' sextillion',
  ' septillion',
  ' octillion',
];

function belowThousand(value: number): string {
  if (value < 20) return ONES[value] as string;
  if (value < 100) return `${TENS[Math.floor(value / 10) - 2]}${value % 10 > 0 ? `-${ONES[value % 10]}` : ''}`;
  return `${ONES[Math.floor(value / 100)]} hundred${value % 100 > 0 ? ` ${belowThousand(value % 100)}` : ''}`;
}

function englishWords(value: bigint): string {
  if (value === 0n) return 'zero';
  const parts: string[] = [];
  for (let [rest, scale] = [value, 0]; rest > 0n; rest /= 1000n, scale += 1) {
    if (rest % 1000n > 0n) parts.unshift(`${belowThousand(Number(rest % 1000n))}${SCALES[scale]}`);
  }
  return parts.join(' ');
}

/**
 * An amount in figures and in words, as a voucher of account states it.
 *
 * @param fen - 0 to 2^96 - 1.
 * @returns `28800.00 元（人民币贰万捌仟捌佰元整）` and `28800.00 yuan (twenty-eight thousand eight hundred yuan)`.
 *
 * Source: the rules of the People's Bank of China for amounts in capitals on notes (正确填写票据和结算凭证的基本规定).
 */
export function amountInWords(fen: bigint): { zh: string; en: string } {
  const [yuan, jiao, cent] = [fen / 100n, Number((fen / 10n) % 10n), Number(fen % 10n)];
  const whole = yuan > 0n || fen === 0n ? `${yuan === 0n ? '零' : capitals(yuan)}元` : '';
  const tenth = jiao > 0 ? `${DIGITS[jiao]}角` : cent > 0 && yuan > 0n ? '零' : '';
  const hundredth = cent > 0 ? `${DIGITS[cent]}分` : '整';
  const fenWords = fen % 100n === 0n ? '' : ` and ${englishWords(fen % 100n)} fen`;
  return {
    zh: `${formatYuan(fen)} 元（人民币${whole}${tenth}${hundredth}）`,
    en: `${formatYuan(fen)} yuan (${englishWords(yuan)} yuan${fenWords})`,
  };
}
