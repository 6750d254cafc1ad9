import { within } from './jsonPath.ts';
import { listReader, setReader } from './listReader.ts';
import { objectReader, optional, required } from './objectReader.ts';
import { malformed } from './reader.ts';
import type { Reader } from './reader.ts';
import { reservedNames } from './references.ts';
import type { References } from './references.ts';
import type { Place } from './scenarioFormatError.ts';
import type { ScenarioParticipant } from './scenario.ts';
import { readCategory, readId, wordReader } from './textReaders.ts';

/** As the file has it: what is left out has a default that depends on the rest. */
type Written = Pick<ScenarioParticipant, 'id' | 'kind' | 'region'> &
  Partial<Pick<ScenarioParticipant, 'controller' | 'categories' | 'endorsedBy'>>;

/** A reader for `participants` (docs/scenario-format.md, Top level). */
export function participantsReader({ region }: References): Reader<readonly ScenarioParticipant[]> {
  const readParticipant = objectReader<Written>(
    {
      id: required(readOwnId),
      kind: required(wordReader('ENTERPRISE', 'TEAM', 'LAB', 'AGENT')),
      region: required(region),
      controller: optional(readId),
      categories: optional(setReader(readCategory)),
      endorsedBy: optional(listReader(region, { identity: (code) => code })),
    },
    mustBeLabToOffer,
  );
  const read = listReader(readParticipant, { identity: ({ id }) => id, key: 'id' });
  return (value, place) =>
    read(value, place).map((written) => ({
      ...written,
      controller: written.controller ?? written.id,
      endorsedBy: written.endorsedBy ?? [],
    }));
}

const readOwnId: Reader<string> = (value, place) => {
  const id = readId(value, place);
  if (reservedNames.includes(id)) {
    const names = reservedNames.join(', ');
    throw malformed(place, `${names} 另有含义, 不能作参与方编号`, `${names} have a meaning of their own`, value);
  }
  return id;
};

function mustBeLabToOffer(participant: Written, place: Place): void {
  for (const key of ['categories', 'endorsedBy'] as const) {
    if (participant.kind !== 'LAB' && participant[key] !== undefined) {
      throw malformed(within(place, key), '只有 LAB 才有此项', 'only a LAB has this', participant.kind);
    }
  }
}
