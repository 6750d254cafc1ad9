import { noTimeLimit } from './encodeRules.ts';

/** What a programme fixes for good, but for `closed`. */
export type ProgrammeRecord = {
  readonly region: number;
  readonly retroactive: boolean;
  readonly relatedAllowed: boolean;
  readonly closed: boolean;
  /** Whether some ratio differs by host or category. */
  readonly hasTable: boolean;
  readonly ratioBp: number;
  readonly useDays: number;
  readonly redeemDays: number;
  /** One bit for each category; 0: all. */
  readonly categories: bigint;
  /** Number of the series. */
  readonly series: number;
  /** Unix seconds; `undefined`: no such limit. */
  readonly useBy: number | undefined;
  readonly redeemBy: number | undefined;
};

/**
 * Reads the packed word of contracts/programme/ProgrammeWord.sol.
 *
 * @returns `undefined` for the empty word: there is no such programme
 */
export function unpackProgrammeWord(word: bigint): ProgrammeRecord | undefined {
  const field = (at: bigint, bits: bigint) => (word >> at) & ((1n << bits) - 1n);
  const limit = (at: bigint) => {
    const seconds = Number(field(at, 40n));
    return seconds === noTimeLimit ? undefined : seconds;
  };
  const region = Number(field(56n, 24n));
  if (region === 0) return undefined;
  return {
    region,
    retroactive: field(0n, 1n) !== 0n,
    relatedAllowed: field(1n, 1n) !== 0n,
    closed: field(2n, 1n) !== 0n,
    hasTable: field(3n, 1n) !== 0n,
    ratioBp: Number(field(8n, 16n)),
    useDays: Number(field(24n, 16n)),
    redeemDays: Number(field(40n, 16n)),
    categories: field(80n, 64n),
    series: Number(field(144n, 32n)),
    useBy: limit(176n),
    redeemBy: limit(216n),
  };
}
