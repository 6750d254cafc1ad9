import type { ProgrammeRecord } from '../ledger/programmeRecords.ts';

/** Basis points of the whole. */
const whole = 10_000n;

/**
 * The ratio that a programme grants for a place and a kind of work: the most specific entry of its table wins, host and
 * category, then host, then category, then any (docs/scenario-format.md, `ratios`). Of two entries for the same the later
 * one stands.
 */
export function ratioOf(programme: ProgrammeRecord, host: number, category: string): number {
  const places = [
    { host, category },
    { host, category: '' },
    { host: 0, category },
    { host: 0, category: '' },
  ];
  for (const place of places) {
    const entry = programme.ratios.findLast((ratio) => ratio.host === place.host && ratio.category === place.category);
    if (entry) return entry.bp;
  }
  return programme.ratioBp;
}

/** The part of an amount that a ratio covers, rounded down to the fen. */
export function partOfAmount(amount: bigint, ratioBp: number): bigint {
  return (amount * BigInt(ratioBp)) / whole;
}

/** The largest multiple of `unit` up to `amount`. */
export function floorTo(amount: bigint, unit: bigint): bigint {
  return unit === 0n ? amount : (amount / unit) * unit;
}
