import { isJsonObject } from './reader.ts';
import type { JsonValue } from './readJson.ts';

/** The names that a document defines above its steps. */
export type ScenarioNames = {
  /** Region codes as they are written. */
  regions: ReadonlySet<string>;
  programmes: ReadonlySet<string>;
  compacts: ReadonlySet<string>;
  participants: ReadonlyMap<string, { kind: JsonValue | undefined; region: JsonValue | undefined }>;
  /** Every group that has a member: the participants' controllers, and the ids of those without one. */
  groups: ReadonlySet<string>;
};

/**
 * Looks up which names a document defines, so that the strict reading may meet a reference before its definition: the
 * sections may stand in any order. Whatever is malformed is passed over here and refused there.
 */
export function collectNames(document: JsonValue): ScenarioNames {
  const participants = itemsOf(document, 'participants');
  const withId = participants.filter((item) => isText(item.get('id')));
  return {
    regions: new Set(
      itemsOf(document, 'regions')
        .map((region) => region.get('code'))
        .filter(isText),
    ),
    programmes: new Set(
      itemsOf(document, 'programmes')
        .map((programme) => programme.get('id'))
        .filter(isText),
    ),
    compacts: new Set(
      itemsOf(document, 'compacts')
        .map((compact) => compact.get('name'))
        .filter(isText),
    ),
    participants: new Map(
      withId.map((item) => [item.get('id') as string, { kind: item.get('kind'), region: item.get('region') }]),
    ),
    groups: new Set(participants.map((item) => item.get('controller') ?? item.get('id')).filter(isText)),
  };
}

function itemsOf(document: JsonValue, section: string) {
  const items = isJsonObject(document) ? document.get(section) : undefined;
  return Array.isArray(items) ? (items as readonly JsonValue[]).filter(isJsonObject) : [];
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string';
}
