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

/** A part of the catalogue: its names stay literal where it is checked with `satisfies`. */
export type CataloguePart = { readonly [code: string]: CatalogueEntry };
