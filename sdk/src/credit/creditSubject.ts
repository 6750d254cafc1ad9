import type { Address } from 'viem';
import { TongduiError } from '../errors/tongduiError.ts';
import { accountOf } from '../participants/accountOf.ts';
import { participantOf } from '../participants/participantOf.ts';
import { checkRegion } from '../regions/checkRegion.ts';

/** What a mark is about: a participant, a group (its number, binding all its members), or a region. */
export type CreditSubject =
  { readonly participant: Address } | { readonly group: number } | { readonly region: number };

/** How heavy a mark is, by the numbers of contracts/registry/ICreditRegister.sol. */
export const severities = ['NONE', 'WATCH', 'SUSPEND', 'BAN'] as const;

export type Severity = Exclude<(typeof severities)[number], 'NONE'>;

/**
 * The subject as the credit register takes it.
 *
 * @throws {TongduiError} `ParticipantUnknown` for an address that is no participant's account, `RegionCodeInvalid`
 */
export function encodeSubject(subject: CreditSubject): { kind: number; id: number } {
  if ('group' in subject) return { kind: 1, id: subject.group };
  if ('region' in subject) return { kind: 2, id: checkRegion(subject.region) };
  const id = participantOf(subject.participant);
  if (id === undefined) throw new TongduiError('ParticipantUnknown', { participant: subject.participant });
  return { kind: 0, id };
}

/** The subject that the credit register means. */
export function decodeSubject({ kind, id }: { readonly kind: number; readonly id: number }): CreditSubject {
  if (kind === 1) return { group: id };
  return kind === 2 ? { region: id } : { participant: accountOf(id) };
}

/**
 * The reporter of a mark as the credit register takes it: the region of its office, or 0 for the council.
 *
 * @throws {TongduiError} `RegionCodeInvalid`
 */
export function encodeReporter(region: number | undefined): number {
  return region === undefined ? 0 : checkRegion(region);
}
