import { rails } from './rails.ts';
import type { Rail } from './rails.ts';
import { noCap } from './terms.ts';

/** The terms under which an order stands. */
export type TermsRecord = {
  readonly rail: Rail;
  readonly preApproval: boolean;
  /** Whether every member of the compact must have endorsed the lab. */
  readonly joint: boolean;
  readonly ratioBp: number;
  readonly challengeDays: number;
  /** The agent's number; 0 for none. */
  readonly agent: number;
  /** 0: a bilateral agreement, or at home. */
  readonly compact: number;
  /** One bit for each category; 0: all. */
  readonly categories: bigint;
  /** Fen; `undefined`: none. */
  readonly exposureCap: bigint | undefined;
};

/** Reads the packed word of contracts/registry/TermsWord.sol. */
export function unpackTermsWord(word: bigint): TermsRecord {
  const field = (at: bigint, bits: bigint) => (word >> at) & ((1n << bits) - 1n);
  const exposureCap = field(160n, 96n);
  return {
    rail: rails[Number(field(0n, 4n))] ?? 'HOME',
    preApproval: field(4n, 1n) !== 0n,
    joint: field(5n, 1n) !== 0n,
    ratioBp: Number(field(8n, 16n)),
    challengeDays: Number(field(24n, 16n)),
    agent: Number(field(40n, 32n)),
    compact: Number(field(72n, 8n)),
    categories: field(80n, 64n),
    exposureCap: exposureCap === noCap ? undefined : exposureCap,
  };
}
