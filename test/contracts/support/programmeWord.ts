/** The fields of a programme's word (`contracts/programme/ProgrammeWord.sol`). */
export function readProgramme(word: bigint) {
  const field = (at: bigint, bits: bigint): bigint => (word >> at) & ((1n << bits) - 1n);
  return {
    retroactive: field(0n, 1n) === 1n,
    relatedAllowed: field(1n, 1n) === 1n,
    closed: field(2n, 1n) === 1n,
    table: field(3n, 1n) === 1n,
    ratioBp: Number(field(8n, 16n)),
    useDays: Number(field(24n, 16n)),
    redeemDays: Number(field(40n, 16n)),
    region: Number(field(56n, 24n)),
    categories: field(80n, 64n),
    series: Number(field(144n, 32n)),
    lastUse: field(176n, 40n),
    lastClaim: field(216n, 40n),
  };
}
