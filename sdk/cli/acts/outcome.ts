import type { Bilingual } from '../output/language.ts';

/** What a table's cell and a JSON value can be: amounts are exact yuan texts, ids and hashes texts. */
export type Cell = string | number | boolean | null;

/** One figure: its name in JSON, and what people call it. */
export type Fact = { readonly name: string; readonly label: Bilingual; readonly value: Cell };

export type OutcomeColumn = { readonly name: string; readonly label: Bilingual; readonly align?: 'left' | 'right' };

/** What a command found or did: facts, rows, and a sentence on what comes next. */
export type Outcome = {
  readonly facts?: readonly Fact[];
  readonly columns?: readonly OutcomeColumn[];
  readonly rows?: readonly (readonly Cell[])[];
  /** What was asked for does not hold: it is printed, and the exit code is 1. */
  readonly isFailed?: boolean;
  /** For people only. */
  readonly note?: Bilingual;
};

/** A fact, in one line. */
export function fact(name: string, zh: string, en: string, value: Cell): Fact {
  return { name, label: { zh, en }, value };
}

/** A column, in one line; figures stand on the right. */
export function column(name: string, zh: string, en: string, align: 'left' | 'right' = 'left'): OutcomeColumn {
  return { name, label: { zh, en }, align };
}

/** Facts as members of one object, rows as objects under `items`. */
export function outcomeJson({ facts = [], columns, rows }: Outcome): { readonly [name: string]: unknown } {
  const figures = Object.fromEntries(facts.map(({ name, value }) => [name, value]));
  if (columns === undefined) return figures;
  const items = (rows ?? []).map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])));
  return { ...figures, items };
}
