import { zeroAddress } from 'viem';
import type { Address } from 'viem';
import { rails } from './rails.ts';
import type { Rail } from './rails.ts';
import { noCap } from './terms.ts';

/** What an agreement or compact sets, as its event says it. */
export type SignedTerms = {
  readonly rail: Rail;
  readonly preApproval: boolean;
  /** Basis points. */
  readonly ratioBp: number;
  readonly challengeDays: number;
  /** Account of the pool's agent; `undefined`: none. */
  readonly agent: Address | undefined;
  /** One bit for each category; 0: all. */
  readonly categories: bigint;
  /** Fen; `undefined`: none. */
  readonly exposureCap: bigint | undefined;
};

/** Terms in the form of the contracts' events. */
export type TermsContent = {
  readonly rail: number;
  readonly preApproval: boolean;
  readonly ratioBp: number;
  readonly challengeDays: number;
  readonly agent: Address;
  readonly categories: bigint;
  readonly exposureCap: bigint;
};

/** Terms in the words of the system. */
export function readTerms(content: TermsContent): SignedTerms {
  const { rail, preApproval, ratioBp, challengeDays, agent, categories, exposureCap } = content;
  return {
    rail: rails[rail] ?? 'HOME',
    preApproval,
    ratioBp,
    challengeDays,
    agent: agent === zeroAddress ? undefined : agent,
    categories,
    exposureCap: exposureCap === noCap ? undefined : exposureCap,
  };
}
