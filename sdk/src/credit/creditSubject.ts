import type { Address } from 'viem';
import { TongduiError } from '../errors/tongduiError.ts';
import { participantOf } from '../participants/participantOf.ts';

/** What a mark is about: a participant, a group (its number, binding all its members), or a region. */
export type CreditSubject =
  { readonly participant: Address } | { readonly group: number } | { readonly region: number };

/** How heavy a mark is, by the numbers of contracts/registry/ICreditRegister.sol. */
export const severities = ['NONE', 'WATCH', 'SUSPEND', 'BAN'] as const;

export type Severity = Exclude<(typeof severities)[number], 'NONE'>;

/**
 * The subject as the credit register takes it.
 *
 * @throws {TongduiError} `ParticipantUnknown` for an address that is no participant's account
 */
export function encodeSubject(subject: CreditSubject): { kind: number; id: number } {
  if ('group' in subject) return { kind: 1, id: subject.group };
  if ('region' in subject) return { kind: 2, id: subject.region };
  const id = participantOf(subject.participant);
  if (id === undefined) throw new TongduiError('ParticipantUnknown', { participant: subject.participant });
  return { kind: 0, id };
}
