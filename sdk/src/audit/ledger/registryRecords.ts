import type { Address, Hex } from 'viem';
import type { Severity } from '../../credit/creditSubject.ts';
import type { ParticipantKind } from '../../participants/participantKinds.ts';

export type ParticipantRecord = {
  readonly number: number;
  readonly account: Address;
  readonly kind: ParticipantKind;
  readonly region: number;
  readonly group: number;
  /** One bit for each category on offer; 0: all. */
  readonly categories: bigint;
  readonly credential: Hex;
  signer: Hex;
  listed: boolean;
  /** Of its own marks: the latest ends, 0 for none. */
  suspendedUntil: number;
  bannedUntil: number;
};

export type GroupRecord = {
  readonly number: number;
  readonly controller: Hex;
  /** 0 once members live in several regions. */
  region: number;
  readonly members: number[];
  suspendedUntil: number;
  bannedUntil: number;
};

/** Regions whose agencies relate two groups now, in the order of the registry's list. */
export type RelationRecord = { readonly low: number; readonly high: number; readonly regions: number[] };

export type SubjectKind = 'PARTICIPANT' | 'GROUP' | 'REGION';

/** One office's mark on one subject. */
export type CreditMark = {
  readonly kind: SubjectKind;
  readonly id: number;
  readonly region: number;
  severity: 'NONE' | Severity;
  until: number;
  /** When the office's last SUSPEND on a subject of another region ended or ends; 0 for none. */
  foreignEnd: number;
};
