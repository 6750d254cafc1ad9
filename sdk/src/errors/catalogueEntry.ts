import type { FigureWords } from './figureWords.ts';
import type { Figures } from './figures.ts';

/** Says what happened, with the figures, in one sentence without a full stop. */
export type Template = (figures: Figures, words: FigureWords) => string;

/** What one error says, and what to do about it, in both languages. */
export type CatalogueEntry = {
  readonly zh: Template;
  readonly en: Template;
  readonly remedy: { readonly zh: string; readonly en: string };
};

/** Keeps the keys of a part of the catalogue as literal names. */
export function entries<name extends string>(part: { readonly [key in name]: CatalogueEntry }): typeof part {
  return part;
}
