/** One value of a `check`: what the file says and what is there. */
export type Comparison = {
  /** The map of the file, such as `deposit`. */
  readonly map: string;
  /** The key in it as the file writes it; absent for `crossRegionTransfers`. */
  readonly key?: string;
  /** The figure of a programme, such as `unissued`. */
  readonly figure?: string;
  readonly expected: string;
  readonly found: string;
};
