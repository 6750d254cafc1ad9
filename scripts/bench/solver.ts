import type { Obligation } from '../../sdk/src/settlement/obligation.ts';
import { solveSetOff } from '../../sdk/src/settlement/solveSetOff.ts';
import type { BenchRow } from './benchRow.ts';

/** Regions, obligations, and the mark in ms where one is set. */
const cases = [
  [8, 56, null],
  [16, 240, null],
  [31, 930, 10],
  [64, 4032, null],
  [128, 8000, null],
  [333, 20_000, 1000],
] as const;

/** Graphs of each size that are solved before the clock counts, and with it. */
const warmUps = 10;
const runs = 15;

/**
 * Time to solve a set-off over random obligations of 0.01 to 10 million yuan, many small and few large: the very first one,
 * and the median of several for each size.
 */
export function solverBench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const add = (name: string, value: number, target: number | null) =>
    rows.push({ bench: 'solver', case: name, unit: 'ms', value: Number(value.toPrecision(3)), target });
  add('31/930/first', timeSolve(drawObligations(31, 930, 0)), null);
  for (const [regions, edges, target] of cases) {
    const times = Array.from({ length: warmUps + runs }, (_, seed) => timeSolve(drawObligations(regions, edges, seed)));
    const [median = Number.NaN] = times
      .slice(warmUps)
      .sort((a, b) => a - b)
      .slice(runs >> 1);
    add(`${regions}/${edges}`, median, target);
  }
  return Promise.resolve(rows);
}

/** In ms. */
function timeSolve(obligations: readonly Obligation[]): number {
  const start = performance.now();
  solveSetOff({ cycle: 1, obligations });
  return performance.now() - start;
}

/** The same for the same arguments. */
function drawObligations(regions: number, count: number, seed: number): Obligation[] {
  const draw = createRandom(seed);
  const drawn = new Map<number, Obligation>();
  while (drawn.size < count) {
    const [debtor, creditor] = [Math.floor(draw() * regions), Math.floor(draw() * regions)];
    const amount = BigInt(Math.ceil(draw() ** 3 * 1e9));
    if (debtor === creditor || amount === 0n) continue;
    drawn.set(debtor * regions + creditor, { debtor: 100_001 + debtor, creditor: 100_001 + creditor, amount });
  }
  return [...drawn.values()];
}

/** Numbers from 0 to below 1 (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
