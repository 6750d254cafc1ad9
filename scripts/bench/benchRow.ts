/** One figure of a benchmark. Every benchmark prints rows of this shape. */
export type BenchRow = {
  readonly bench: string;
  readonly case: string;
  /** Such as `gas/item`, `gas/edge`, `ms`, `items/s`, `ratio`. */
  readonly unit: string;
  readonly value: number;
  /** What docs/benchmarks.md sets as the mark; null where none is set. */
  readonly target: number | null;
};
