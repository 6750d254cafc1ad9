import type { ScenarioNames } from './collectNames.ts';
import { within } from './jsonPath.ts';
import { malformed } from './reader.ts';
import type { Reader } from './reader.ts';
import { readRegionCode } from './regionCode.ts';
import type { Place } from './scenarioFormatError.ts';
import type { Actor, CreditSubject, DepositHolder, RegionOffice, RegionPair, Signer } from './scenario.ts';
import { readId, readText } from './textReaders.ts';

const officeKey = /^(admin|bureau|agency|treasury|credit)@([^]*)$/;
const consortiumOffices = ['council', 'central', 'auditor'] as const;

/** Names that `by` and `signedBy` give a meaning of their own, so that no participant may bear them. */
export const reservedNames: readonly string[] = [...consortiumOffices, 'stranger', 'CLAIMANT'];

/** A reader for a name that must have been defined. */
export function nameReader(zh: string, en: string, defined: { has(name: string): boolean }): Reader<string> {
  return (value, place) => {
    const name = readText(value, place);
    if (!defined.has(name)) throw malformed(place, `没有定义这个${zh}`, `no such ${en} is defined`, value);
    return name;
  };
}

export type References = ReturnType<typeof createReferences>;

/** The readers for references to what a document defines above its steps. */
export function createReferences(names: ScenarioNames) {
  const definedRegion = nameReader('地区', 'region', names.regions);
  const group = nameReader('集团', 'group', names.groups);
  const definedParticipant = nameReader('参与方', 'participant', names.participants);

  const region: Reader<number> = (value, place) => {
    const code = readRegionCode(value, place);
    definedRegion(value, place);
    return code;
  };

  const participant: Reader<string> = (value, place) => definedParticipant(readId(value, place), place);

  /** Reads "A>B", the key of what stands between two regions. */
  const pair: Reader<RegionPair> = (value, place) => {
    const codes = readText(value, place).split('>');
    if (codes.length !== 2) {
      throw malformed(
        place,
        '键必须是 "签发地>服务地", 例如 "330522>310000"',
        'key must be "issuer>host", e.g. "330522>310000"',
        value,
      );
    }
    const read = { issuer: region(codes[0]!, place), host: region(codes[1]!, place) };
    if (read.issuer === read.host) {
      throw malformed(place, '两个地区必须不同', 'the two regions must be different', value);
    }
    return read;
  };

  const signer: Reader<Signer> = (value, place) =>
    value === 'stranger'
      ? { kind: 'STRANGER', name: 'stranger' }
      : { kind: 'PARTICIPANT', name: participant(value, place) };

  const actor: Reader<Actor> = (value, place) => {
    const name = typeof value === 'string' ? value : '';
    const key = officeKey.exec(name);
    if (key) return { kind: 'OFFICE', name, office: key[1] as RegionOffice, region: region(key[2]!, place) };
    const office = consortiumOffices.find((candidate) => candidate === name);
    if (office) return { kind: 'CONSORTIUM', name: office };
    if (name !== 'stranger' && !names.participants.has(name)) {
      throw malformed(
        place,
        '必须是参与方编号, 岗位 (例如 "agency@330522"), council, central, auditor 或 stranger',
        'must be a participant, an office such as "agency@330522", council, central, auditor or stranger',
        value,
      );
    }
    return signer(name, place);
  };

  const subject: Reader<CreditSubject> = (value, place) => {
    const text = readText(value, place);
    if (text.startsWith('group:')) return { kind: 'GROUP', name: group(text.slice('group:'.length), place) };
    if (text.startsWith('region:')) return { kind: 'REGION', region: region(text.slice('region:'.length), place) };
    return { kind: 'PARTICIPANT', id: participant(value, place) };
  };

  const depositHolder: Reader<DepositHolder> = (value, place) => {
    const text = readText(value, place);
    if (text.startsWith('treasury@')) {
      return { kind: 'TREASURY', region: region(text.slice('treasury@'.length), place) };
    }
    return { kind: 'PARTICIPANT', id: participant(value, place) };
  };

  const programme = nameReader('政策', 'programme', names.programmes);

  /** Reads "programme/participant". */
  const capHolder: Reader<{ programme: string; participant: string }> = (value, place) => {
    const [programmeId, participantId, ...more] = readText(value, place).split('/');
    if (participantId === undefined || more.length > 0) {
      throw malformed(
        place,
        '键必须是 "政策/参与方", 例如 "CX-2026/e1"',
        'key must be "programme/participant", e.g. "CX-2026/e1"',
        value,
      );
    }
    return { programme: programme(programmeId!, place), participant: participant(participantId, place) };
  };

  const compact = nameReader('多边协议', 'compact', names.compacts);

  return { region, participant, programme, compact, pair, signer, actor, subject, depositHolder, capHolder };
}

/** A rule for an object with `issuer` and `host`: they are different regions. */
export function mustDiffer({ issuer, host }: RegionPair, place: Place): void {
  if (issuer === host) {
    throw malformed(within(place, 'host'), '必须与 issuer 不同', 'must be another region than issuer', String(host));
  }
}
