import { RAILS } from './agreements.ts';

/** The fields of a terms word (`contracts/registry/TermsWord.sol`). */
export function readTerms(word: bigint) {
  const field = (at: bigint, bits: bigint): bigint => (word >> at) & ((1n << bits) - 1n);
  return {
    rail: RAILS[Number(field(0n, 4n))],
    preApproval: field(4n, 1n) === 1n,
    joint: field(5n, 1n) === 1n,
    ratioBp: Number(field(8n, 16n)),
    challengeDays: Number(field(24n, 16n)),
    agent: Number(field(40n, 32n)),
    compact: Number(field(72n, 8n)),
    categories: field(80n, 64n),
    exposureCap: field(160n, 96n),
  };
}
