import { amountErrors } from './catalogue/amountErrors.ts';
import type { CatalogueEntry } from './catalogueEntry.ts';
import { clientErrors } from './catalogue/clientErrors.ts';
import { orderErrors } from './catalogue/orderErrors.ts';
import { registerErrors } from './catalogue/registerErrors.ts';

const all = { ...orderErrors, ...amountErrors, ...registerErrors, ...clientErrors };

/** The name of an error: the contracts' custom error where there is one. */
export type ErrorCode = keyof typeof all;

/** Every error that the SDK throws as a `TongduiError`: every custom error of the contracts, and the client's own. */
export const errorCatalogue: { readonly [code in ErrorCode]: CatalogueEntry } = all;

/** Whether a name is in the catalogue. */
export function isErrorCode(name: string): name is ErrorCode {
  return Object.hasOwn(errorCatalogue, name);
}
