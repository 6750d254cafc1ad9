import type { Bilingual } from '../output/language.ts';
import type { Session } from '../network/session.ts';
import type { Options, ValuesOf } from './option.ts';
import type { Outcome } from './outcome.ts';

/** One command: what it is called, what it is told, and what it does. */
export type Act = {
  /** Such as `programme fund`. */
  readonly words: string;
  readonly about: Bilingual;
  readonly options: Options;
  /** A command line that works on a network of `tongdui network up`. */
  readonly example: string;
  /**
   * Whose keys act unless `--key` says so, by their names in the network's folder; several where the act takes two offices.
   * Without it the command only asks.
   */
  readonly keys?: (values: ValuesOf<Options>) => readonly string[];
  readonly run: (session: Session, values: ValuesOf<Options>) => Promise<Outcome>;
};

type ActOf<O extends Options> = Omit<Act, 'options' | 'keys' | 'run'> & {
  readonly options: O;
  readonly keys?: (values: ValuesOf<O>) => readonly string[];
  readonly run: (session: Session, values: ValuesOf<O>) => Promise<Outcome>;
};

/** Gives an act's functions the types of its own options. */
export function defineAct<const O extends Options>(act: ActOf<O>): Act {
  return act as unknown as Act;
}
