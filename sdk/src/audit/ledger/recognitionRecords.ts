import type { Rail } from '../../agreements/rails.ts';

export type TermsRecord = {
  readonly number: number;
  readonly rail: Rail;
  readonly preApproval: boolean;
  readonly joint: boolean;
  /** Ceiling for the programme's ratio, basis points. */
  readonly ratioBp: number;
  readonly challengeDays: number;
  /** The agent's number; 0 for none. */
  readonly agent: number;
  /** 0: bilateral. */
  readonly compact: number;
  /** One bit for each category; 0: all. */
  readonly categories: bigint;
  /** Fen; 2^96 - 1: none. */
  readonly exposureCap: bigint;
};

export type CompactRecord = {
  readonly number: number;
  readonly terms: number;
  readonly name: string;
  readonly members: Set<number>;
  /** Every region that ever was a member. */
  readonly everMembers: Set<number>;
};
