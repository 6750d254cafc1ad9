/** Kinds of participants and their numbers, as contracts/registry/PartyWord.sol has them. */
export const participantKinds = ['NONE', 'ENTERPRISE', 'TEAM', 'LAB', 'AGENT'] as const;

/** What a participant is. */
export type ParticipantKind = Exclude<(typeof participantKinds)[number], 'NONE'>;
