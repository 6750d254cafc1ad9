import type { PageParameters } from '../../src/lists/page.ts';
import { flag, optional, text } from './option.ts';
import type { ValuesOf } from './option.ts';
import { whole } from './values.ts';

/** Items that fit a terminal. */
const usualLimit = 20;
const mostItems = 500;

/** Which part of a list. */
export const listOptions = {
  limit: optional(
    ['--limit <count>', `最多几条 (${usualLimit})`, `items at the most (${usualLimit})`],
    whole(mostItems),
  ),
  cursor: optional(['--cursor <text>', '从上一页给出的位置继续', 'go on where the page before said'], text),
  oldestFirst: flag(['--oldest-first', '从最早的列起', 'the oldest first']),
};

/** The same as the SDK's lists take it. */
export function pageOf({ limit = usualLimit, cursor, oldestFirst }: ValuesOf<typeof listOptions>): PageParameters {
  return { limit, ...(cursor !== undefined && { cursor }), ...(oldestFirst && { first: 'oldest' }) };
}
