import { invalidField } from '../errors/invalidArgument.ts';

/** Which part of a list. */
export type PageParameters = {
  /** Items at the most, 1 to 500; 50 unless said. */
  readonly limit?: number;
  /** `nextCursor` of the page before; from the beginning without it. */
  readonly cursor?: string;
  /** Which come first; `newest` unless said. Items that come in later stand on no later page of `newest`. */
  readonly first?: 'newest' | 'oldest';
};

/** Part of a list. */
export type Page<item> = {
  readonly items: readonly item[];
  /** Where the next page begins; there is none where this is the last one. */
  readonly nextCursor?: string;
};

const usualLimit = 50;
const mostItems = 500;

/**
 * @throws {TongduiError} `ArgumentInvalid` for a limit that is not 1 to 500, and for another order
 */
export function readPageParameters({ limit = usualLimit, first = 'newest' }: PageParameters) {
  if (!Number.isInteger(limit) || limit < 1 || limit > mostItems) {
    throw invalidField('limit', {
      zh: `须为 1 至 ${mostItems} 的整数`,
      en: `it is a whole number of 1 to ${mostItems}`,
    });
  }
  if (!['newest', 'oldest'].includes(first)) {
    throw invalidField('first', { zh: '须为 newest 或 oldest', en: 'it is newest or oldest' });
  }
  return { limit, newestFirst: first === 'newest' };
}
