import type { ScenarioNames } from './collectNames.ts';
import { within } from './jsonPath.ts';
import { listReader, setReader } from './listReader.ts';
import { readDays, readFlag, readRatio } from './numberReaders.ts';
import { objectReader, optional, required, withDefault } from './objectReader.ts';
import type { Fields } from './objectReader.ts';
import { malformed } from './reader.ts';
import type { Reader } from './reader.ts';
import { mustDiffer } from './references.ts';
import type { References } from './references.ts';
import type { Place } from './scenarioFormatError.ts';
import type { RecognitionTerms, ScenarioAgreement, ScenarioCompact } from './scenario.ts';
import { readAmount, readCategory, readTitle, wordReader } from './textReaders.ts';

const terms: Fields<RecognitionTerms> = {
  ratioBp: withDefault(readRatio, 10_000),
  exposureCap: optional(readAmount),
  categories: optional(setReader(readCategory)),
  preApproval: withDefault(readFlag, false),
  challengeDays: withDefault(readDays, 7),
};

/** A reader for `agreements` (docs/scenario-format.md, Top level). */
export function agreementsReader(
  { region, participant }: References,
  { participants }: ScenarioNames,
): Reader<readonly ScenarioAgreement[]> {
  const readAgreement = objectReader<ScenarioAgreement>(
    {
      issuer: required(region),
      host: required(region),
      rail: required(wordReader('POOL', 'REIMBURSE', 'CLEARING')),
      agent: optional(participant),
      ...terms,
    },
    (agreement, place) => {
      mustDiffer(agreement, place);
      mustFitAgent(agreement, within(place, 'agent'));
    },
  );

  function mustFitAgent({ rail, agent, host }: ScenarioAgreement, place: Place): void {
    if (rail === 'POOL' && agent === undefined) {
      throw malformed(place, 'POOL 协议必须指定代理机构', 'a POOL agreement must name its agent');
    }
    if (rail !== 'POOL' && agent !== undefined) {
      throw malformed(place, '只有 POOL 协议才有代理机构', 'only a POOL agreement has an agent', agent);
    }
    if (agent === undefined) return;
    const found = participants.get(agent);
    if (found?.kind !== 'AGENT' || found.region !== String(host)) {
      throw malformed(
        place,
        `代理机构必须是 ${host} 的 AGENT`,
        `must be a participant of kind AGENT resident in ${host}`,
        agent,
      );
    }
  }

  return listReader(readAgreement, { identity: ({ issuer, host }) => `${issuer}>${host}` });
}

/** A reader for `compacts` (docs/scenario-format.md, Top level). */
export function compactsReader({ region }: References): Reader<readonly ScenarioCompact[]> {
  const readCompact = objectReader<ScenarioCompact>({
    name: required(readTitle),
    members: required(setReader(region)),
    rail: required(wordReader('CLEARING', 'REIMBURSE')),
    listing: required(wordReader('HOST', 'JOINT')),
    ...terms,
  });
  return listReader(readCompact, { identity: ({ name }) => name, key: 'name' });
}
