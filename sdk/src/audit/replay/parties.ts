import type { Address } from 'viem';
import { participantOf } from '../../participants/participantOf.ts';
import { subjects } from '../findings/subjects.ts';
import type { ParticipantRecord } from '../ledger/registryRecords.ts';
import { findKnown, report } from './replay.ts';
import type { Replay } from './replay.ts';

/** The number behind a participant's account; a finding where the address is no such account. */
export function partyNumber(replay: Replay, account: Address): number | undefined {
  const number = participantOf(account);
  if (number === undefined) report(replay, 'ReferenceUnknown', subjects.account(account), 'a participant', 'none');
  return number;
}

/** The participant behind an account; a finding where there is none. */
export function findParty(replay: Replay, account: Address): ParticipantRecord | undefined {
  const number = partyNumber(replay, account);
  if (number === undefined) return undefined;
  return findKnown(replay, replay.ledger.participants, number, subjects.participant(number));
}
