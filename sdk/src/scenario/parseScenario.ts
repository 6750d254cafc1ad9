import { agreementsReader, compactsReader } from './agreementsReader.ts';
import { collectNames } from './collectNames.ts';
import { rootPath } from './jsonPath.ts';
import { objectReader, optional, required, withDefault } from './objectReader.ts';
import { participantsReader } from './participantsReader.ts';
import { programmesReader } from './programmesReader.ts';
import { isJsonObject } from './reader.ts';
import { readJson } from './readJson.ts';
import type { JsonValue } from './readJson.ts';
import { readRegions } from './readRegions.ts';
import { createReferences } from './references.ts';
import { ScenarioFormatError } from './scenarioFormatError.ts';
import type { Place } from './scenarioFormatError.ts';
import type { Scenario } from './scenario.ts';
import { stepsReader } from './stepsReader.ts';
import { readText, readTime, readTitle } from './textReaders.ts';

/**
 * Reads a scenario file strictly, before anything runs: whatever docs/scenario-format.md does not allow is refused.
 *
 * The whole file is first read as JSON; then the first fault in the order of the file is reported. What an object lacks
 * counts as a fault at its beginning, what does not go together in it as one at its end.
 *
 * @param text - the content of the file
 * @param fileName - how the user named it, for the error
 * @returns amounts in fen, times in unix seconds, days from 1970-01-01 at UTC+8, defaults filled in
 * @throws {ScenarioFormatError} with file, JSON path and a bilingual message of one line
 */
export function parseScenario(text: string, fileName: string): Scenario {
  const place = { file: fileName, path: rootPath };
  const document = readJson(text, fileName);
  const names = collectNames(document);
  const references = createReferences(names);
  const readScenario = objectReader<Scenario>({
    title: required(readTitle),
    source: optional(readText),
    note: optional(readText),
    clock: required(readTime),
    regions: required(readRegions),
    programmes: withDefault(programmesReader(references), []),
    agreements: withDefault(agreementsReader(references, names), []),
    compacts: withDefault(compactsReader(references), []),
    participants: withDefault(participantsReader(references), []),
    steps: required(stepsReader(references, findClock(document, place))),
  });
  return readScenario(document, place);
}

/** The clock at step 0, wherever it stands in the file. A malformed one is refused in its turn, so any time will do. */
function findClock(document: JsonValue, place: Place): number {
  try {
    return readTime(isJsonObject(document) ? (document.get('clock') ?? null) : null, place);
  } catch (error) {
    if (error instanceof ScenarioFormatError) return 0;
    throw error;
  }
}
