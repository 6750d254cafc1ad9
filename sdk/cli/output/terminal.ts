/** Where a command writes, and what it may know of its surroundings. Tests give another. */
export type Terminal = {
  /** Writes results; the text ends its own lines. */
  readonly out: (text: string) => void;
  /** Writes what a person should know beside the results. */
  readonly err: (text: string) => void;
  /** Whether a person watches what `err` writes. */
  readonly isWatched: boolean;
  readonly env: { readonly [name: string]: string | undefined };
};

/** This process's own. */
export function terminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isWatched: process.stderr.isTTY,
    env: process.env,
  };
}
