import { amountErrors } from './catalogue/amountErrors.ts';
import { clientErrors } from './catalogue/clientErrors.ts';
import { orderErrors } from './catalogue/orderErrors.ts';
import { registerErrors } from './catalogue/registerErrors.ts';

/** Every error that the SDK throws as a `TongduiError`: every custom error of the contracts, and the client's own. */
export const errorCatalogue = { ...orderErrors, ...amountErrors, ...registerErrors, ...clientErrors };

/** The name of an error: the contracts' custom error where there is one. */
export type ErrorCode = keyof typeof errorCatalogue;

/** Whether a name is in the catalogue. */
export function isErrorCode(name: string): name is ErrorCode {
  return Object.hasOwn(errorCatalogue, name);
}
