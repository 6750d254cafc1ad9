import { parseSignedYuan } from '../amounts/parseSignedYuan.ts';
import { parseYuan } from '../amounts/parseYuan.ts';
import { endOfDay } from '../calendar/day.ts';
import { parseDay } from '../calendar/parseDay.ts';
import { parseTime } from '../calendar/parseTime.ts';
import { FormatError } from '../errors/formatError.ts';
import { malformed } from './reader.ts';
import type { Reader } from './reader.ts';

/** A reader for a string that a parser of the SDK understands; its {@link FormatError} is said again with the place. */
export function parsedBy<T>(parse: (text: string) => T): Reader<T> {
  return (value, place) => {
    try {
      // No parser takes the empty string, so a value that is no string is refused with the parser's own words.
      return parse(typeof value === 'string' ? value : '');
    } catch (error) {
      if (error instanceof FormatError) throw malformed(place, error.zh, error.en, value);
      throw error;
    }
  };
}

function matching(pattern: RegExp, zh: string, en: string): Reader<string> {
  return (value, place) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw malformed(place, zh, en, value);
    return value;
  };
}

/** Fen, 0 to 2^96 - 1. */
export const readAmount = parsedBy(parseYuan);

/** Fen, also negative. */
export const readSignedAmount = parsedBy(parseSignedYuan);

/** Unix seconds. */
export const readTime = parsedBy(parseTime);

/** Days from 1970-01-01 at UTC+8. */
export const readDay = parsedBy(parseDay);

/** Unix seconds; a day stands for its last second. */
export const readTimeOrDay = parsedBy((text) =>
  /^[0-9-]{10}$/.test(text) ? endOfDay(parseDay(text)) : parseTime(text),
);

export const readText = matching(/^[^]*$/, '必须是字符串', 'must be a string');

/** Text in which something is written. */
export const readTitle = matching(/\S/, '必须是非空的字符串', 'must be a string that is not blank');

export const readId = matching(
  /^[A-Za-z0-9_-]+$/,
  '编号必须由字母、数字、"-"、"_" 组成, 例如 "CX-2026"',
  'must be an id of letters, digits, "-" and "_", e.g. "CX-2026"',
);

export const readCategory = matching(
  /^[A-Z][A-Z0-9_]*$/,
  '服务类别必须是大写单词, 例如 "TESTING"',
  'must be a category, an upper-case word, e.g. "TESTING"',
);

/** A reader for one of these words. */
export function wordReader<Word extends string>(...words: readonly Word[]): Reader<Word> {
  return (value, place) => {
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) {
      throw malformed(place, `必须是 ${words.join(', ')} 之一`, `must be one of ${words.join(', ')}`, value);
    }
    return word;
  };
}
