/** Where a command writes, and what it may know of its surroundings. Tests give another. */
export type Terminal = {
  /** Writes results; the text ends its own lines. */
  readonly out: (text: string) => void;
  /** Writes what a person should know beside the results. */
  readonly err: (text: string) => void;
  /** Whether a person watches what `err` writes. */
  readonly isWatched: boolean;
  /** Characters in a line of where results are read; `undefined` where nobody reads them there, such as a file. */
  readonly columns?: number | undefined;
  readonly env: { readonly [name: string]: string | undefined };
};

/** This process's own. */
export function terminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isWatched: process.stderr.isTTY,
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    env: process.env,
  };
}
