import { within } from './jsonPath.ts';
import { malformed } from './reader.ts';
import type { Reader } from './reader.ts';
import type { JsonValue } from './readJson.ts';

/** What may stand only once in a list. */
type Distinct<T> = {
  /** Two items with the same identity are the same thing, defined twice. */
  identity: (item: T) => string | number;
  /** The item's key that carries the identity, if one key does: the error points there. */
  key?: keyof T & string;
};

/**
 * A reader for a list of like items.
 *
 * @param read - reads one item
 * @param distinct - refuses a second item of the same identity; without it, items may repeat
 */
export function listReader<T>(read: Reader<T>, distinct?: Distinct<T>): Reader<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) throw malformed(place, '必须是列表 […]', 'must be a list […]', value);
    const seen = new Set<string | number>();
    return (value as readonly JsonValue[]).map((member, index) => {
      const itemPlace = within(place, index);
      const item = read(member, itemPlace);
      const identity = distinct?.identity(item);
      if (identity === undefined) return item;
      if (seen.has(identity)) {
        const at = distinct?.key === undefined ? itemPlace : within(itemPlace, distinct.key);
        throw malformed(at, '重复定义', 'defined twice', String(identity));
      }
      seen.add(identity);
      return item;
    });
  };
}

/** A reader for a list that must not be empty and holds each value once, such as categories or members. */
export function setReader<T extends string | number>(read: Reader<T>): Reader<readonly T[]> {
  const readList = listReader(read, { identity: (item) => item });
  return (value, place) => {
    const list = readList(value, place);
    if (list.length === 0) throw malformed(place, '列表不得为空', 'must not be an empty list');
    return list;
  };
}
