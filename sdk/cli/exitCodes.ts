/** What the command line returns to its caller (docs/scenario-format.md). */
export const exitCodes = {
  /** Everything that was asked for held. */
  held: 0,
  /** Something did not hold, or could not be done. */
  failed: 1,
  /** The question itself was wrong: arguments, a missing or malformed file. Nothing was done. */
  misused: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
