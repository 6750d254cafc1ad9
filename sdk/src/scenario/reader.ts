import { quoteInput } from '../errors/quoteInput.ts';
import type { JsonObject, JsonValue } from './readJson.ts';
import { ScenarioFormatError } from './scenarioFormatError.ts';
import type { Place } from './scenarioFormatError.ts';

/** Reads one value of the document. Throws {@link ScenarioFormatError} at its place if it is not what it must be. */
export type Reader<T> = (value: JsonValue, place: Place) => T;

/**
 * The error for a value that is not what it must be.
 *
 * @param zh - what would be right, in Chinese
 * @param en - the same in English
 * @param got - the value itself, shown at the end
 */
export function malformed(place: Place, zh: string, en: string, got?: JsonValue): ScenarioFormatError {
  return new ScenarioFormatError(place, `${zh} / ${en}${got === undefined ? '' : ` (got ${show(got)})`}`);
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}

function show(value: JsonValue): string {
  if (typeof value === 'string') return quoteInput(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (isJsonObject(value)) return value.size === 0 ? '{}' : '{…}';
  // `isArray` does not narrow a readonly list, hence the number is told by its literal.
  if ('literal' in value) return value.literal.length > 60 ? `${value.literal.slice(0, 60)}…` : value.literal;
  return value.length === 0 ? '[]' : '[…]';
}
