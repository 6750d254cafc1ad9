import { participantKinds } from './participantKinds.ts';
import type { ParticipantKind } from './participantKinds.ts';

/** All that a rule asks about a participant. */
export type PartyRecord = {
  readonly kind: ParticipantKind;
  readonly active: boolean;
  /** Whether its own region lists it. */
  readonly listed: boolean;
  readonly region: number;
  /** Number of its group. */
  readonly group: number;
  /** One bit for each category on offer; 0: all. */
  readonly categories: bigint;
  /** Unix seconds at which the last mark of the kind no longer holds; 0: none; 2^40 - 1: for good. */
  readonly suspendedUntil: number;
  readonly bannedUntil: number;
};

/**
 * Reads the packed word of contracts/registry/PartyWord.sol.
 *
 * @returns `undefined` for the empty word: there is no such participant
 */
export function unpackPartyWord(word: bigint): PartyRecord | undefined {
  const field = (at: bigint, bits: bigint) => (word >> at) & ((1n << bits) - 1n);
  const kind = participantKinds[Number(field(0n, 8n))];
  if (kind === undefined || kind === 'NONE') return undefined;
  return {
    kind,
    active: field(8n, 1n) !== 0n,
    listed: field(9n, 1n) !== 0n,
    region: Number(field(16n, 24n)),
    group: Number(field(56n, 32n)),
    categories: field(112n, 64n),
    suspendedUntil: Number(field(176n, 40n)),
    bannedUntil: Number(field(216n, 40n)),
  };
}
