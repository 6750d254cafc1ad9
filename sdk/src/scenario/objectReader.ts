import { within } from './jsonPath.ts';
import { isJsonObject, malformed } from './reader.ts';
import type { Reader } from './reader.ts';
import type { JsonObject, JsonValue } from './readJson.ts';
import type { Place } from './scenarioFormatError.ts';

/** How one key of an object is read, and what stands in its place when the file leaves it out. */
export type Field<T> = { readonly read: Reader<T>; readonly absent: 'REFUSED' | { readonly value: T } };

/** The keys that an object of type `T` may have; any other is refused. */
export type Fields<T> = { readonly [Key in keyof T]-?: Field<T[Key]> };

export function required<T>(read: Reader<T>): Field<T> {
  return { read, absent: 'REFUSED' };
}

export function optional<T>(read: Reader<T>): Field<T | undefined> {
  return { read, absent: { value: undefined } };
}

export function withDefault<T>(read: Reader<T>, value: T): Field<T> {
  return { read, absent: { value } };
}

/**
 * A reader for an object with these keys and no others.
 *
 * What is missing is reported where the object begins, unless a key that is unknown there tells of a slip of the pen;
 * then its keys in the order of the file; then what must hold between them.
 *
 * @param fields - the keys
 * @param rules - each throws if the values do not go together
 */
export function objectReader<T>(fields: Fields<T>, ...rules: ((object: T, place: Place) => void)[]): Reader<T> {
  const known = new Map<string, Field<unknown>>(Object.entries(fields));
  const names = [...known.keys()];
  return (value, place) => {
    const members = asObject(value, place);
    const missing = names.find((name) => known.get(name)!.absent === 'REFUSED' && !members.has(name));
    if (missing !== undefined && [...members.keys()].every((key) => known.has(key))) {
      throw missingKey(within(place, missing));
    }

    const found: [string, unknown][] = [];
    for (const [key, member] of members) {
      const field = known.get(key);
      if (!field) throw unknownKey(within(place, key), names);
      found.push([key, field.read(member, within(place, key))]);
    }
    for (const [name, { absent }] of known) {
      if (absent !== 'REFUSED' && absent.value !== undefined && !members.has(name)) found.push([name, absent.value]);
    }
    // Every key of T was read by its own reader or took its default; one that is left out is optional in T.
    const object = Object.fromEntries(found) as T;
    for (const rule of rules) rule(object, place);
    return object;
  };
}

/** A rule for {@link objectReader}: of these optional keys the object has exactly one, or at least one. */
export function countOf<T extends object>(count: 'EXACTLY_ONE' | 'AT_LEAST_ONE', ...keys: (keyof T & string)[]) {
  return (object: T, place: Place): void => {
    const given = keys.filter((key) => object[key] !== undefined).length;
    if (given === 1 || (given > 1 && count === 'AT_LEAST_ONE')) return;
    const [zh, en] = count === 'EXACTLY_ONE' ? ['必须恰有一项', 'exactly one'] : ['至少要有一项', 'at least one'];
    throw malformed(place, `${keys.join(', ')} 中${zh}`, `must have ${en} of ${keys.join(', ')}`);
  };
}

/**
 * A reader for an object whose keys are data, such as `{"v1": "71200.00"}`: a list of entries in the file's order.
 *
 * @param readKey - reads a key, at the place of its entry
 * @param readValue - reads the value beside it
 * @param entryOf - puts the two together
 */
export function mapReader<Key, Value, Entry>(
  readKey: Reader<Key>,
  readValue: Reader<Value>,
  entryOf: (key: Key, value: Value) => Entry,
): Reader<readonly Entry[]> {
  return (value, place) =>
    Array.from(asObject(value, place), ([key, member]) => {
      const entry = within(place, key);
      return entryOf(readKey(key, entry), readValue(member, entry));
    });
}

export function asObject(value: JsonValue, place: Place): JsonObject {
  if (!isJsonObject(value)) throw malformed(place, '必须是对象 {…}', 'must be an object {…}', value);
  return value;
}

export function missingKey(place: Place) {
  return malformed(place, '缺少此项', 'required, but missing');
}

function unknownKey(place: Place, known: string[]) {
  return malformed(
    place,
    `没有这一项, 此处可用: ${known.join(', ')}`,
    `unknown key, allowed here: ${known.join(', ')}`,
  );
}
