import type { Hex } from 'viem';
import type { FindingCode } from './findingCodes.ts';
import type { Text } from './text.ts';

/** Where a finding was made. A comparison with the chain's state has only the block at which it was made. */
export type FindingPlace = {
  readonly block: bigint;
  readonly transaction?: Hex;
  /** Index of the log in its block. */
  readonly log?: number;
};

/** Something that is not as it must be. */
export type AuditFinding = {
  readonly code: FindingCode;
  /** Number of the broken sentence in docs/invariants.md; absent for a rule that has no number there. */
  readonly invariant?: number;
  readonly where: FindingPlace;
  /** What it is about, such as one order or one region's free money. */
  readonly subject: Text;
  /** Amounts in fen. */
  readonly expected: string;
  readonly found: string;
  /** All of the above in one sentence. */
  readonly message: Text;
};
