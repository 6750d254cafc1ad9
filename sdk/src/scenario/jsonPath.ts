import { quoteInput } from '../errors/quoteInput.ts';
import type { Place } from './scenarioFormatError.ts';

const plainKey = /^[A-Za-z_][A-Za-z0-9_]{0,59}$/;

/** The path of a whole document. */
export const rootPath = '$';

/**
 * The place of a member of an object or list.
 *
 * @param key - an object's key or a list's index; `$.steps[3].amount`, but `$.steps[3].pool["A>B"]`
 */
export function within(place: Place, key: string | number): Place {
  const step = typeof key === 'number' ? `[${key}]` : plainKey.test(key) ? `.${key}` : `[${quoteInput(key)}]`;
  return { file: place.file, path: place.path + step };
}
