import type { Bilingual } from '../output/language.ts';

/** One option of a command and how its text is read. */
export type Opt<T> = {
  /** Such as `--amount <yuan>`; a flag without a value is a switch. */
  readonly flags: string;
  readonly about: Bilingual;
  /** What is wrong with a text is thrown as `InvalidArgumentError` or `FormatError`. */
  readonly read: (text: string) => unknown;
  readonly isNeeded: boolean;
  readonly isMany: boolean;
  /** The type that the command is given; there is no value at run time. */
  readonly type?: T;
};

export type Options = { readonly [name: string]: Opt<unknown> };

/** What a command is given: the value of each of its options. */
export type ValuesOf<O extends Options> = { readonly [K in keyof O]: O[K] extends Opt<infer T> ? T : never };

type Read<T> = (text: string) => T;
type Describe = readonly [flags: string, zh: string, en: string];

/** An option that must be given. */
export function needed<T>([flags, zh, en]: Describe, read: Read<T>): Opt<T> {
  return { flags, about: { zh, en }, read, isNeeded: true, isMany: false };
}

/** An option that may be left out. */
export function optional<T>([flags, zh, en]: Describe, read: Read<T>): Opt<T | undefined> {
  return { flags, about: { zh, en }, read, isNeeded: false, isMany: false };
}

/** An option that may be given several times or with several values; at least once where it is needed. */
export function many<T>([flags, zh, en]: Describe, read: Read<T>, isNeeded = true): Opt<readonly T[]> {
  return { flags, about: { zh, en }, read, isNeeded, isMany: true };
}

/** A switch. */
export function flag([flags, zh, en]: Describe): Opt<boolean> {
  return { flags, about: { zh, en }, read: () => true, isNeeded: false, isMany: false };
}

/** Text as it is. */
export const text: Read<string> = (given) => given;
