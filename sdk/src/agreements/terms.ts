import type { Address } from 'viem';
import type { Amount } from '../amounts/toFen.ts';
import type { Rail } from './rails.ts';

/** An exposure cap, and any other cap, of this many fen means: none. */
export const noCap = 2n ** 96n - 1n;

/** What an agreement or compact sets. */
export type Terms = {
  readonly rail: Exclude<Rail, 'HOME'>;
  /** Whether the issuing agency approves each order before its claim; no unless said. */
  readonly preApproval?: boolean;
  /** Ceiling for the programme's ratio in basis points, 0 to 10000; 10000 unless said. */
  readonly ratioBp?: number;
  /** Days between verification and payment, 0 to 65535; 7 unless said. */
  readonly challengeDays?: number;
  /** The pool's agent: with POOL, and only there. */
  readonly agent?: Address;
  /** Category words; all unless said. */
  readonly categories?: readonly string[];
  /** Largest exposure of the directed pair; none unless said. */
  readonly exposureCap?: Amount;
};
