/** A figure of an error as the chain gave it: amounts in fen, times in unix seconds, days from 1970-01-01 at UTC+8. */
export type Figure = bigint | number | string;

/** The figures that decided, by the names that the contracts' errors give them. */
export type Figures = { readonly [name: string]: Figure };
