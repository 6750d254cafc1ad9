/**
 * Refusals: one class, its catalogue in Chinese and English, and the reading of revert data.
 *
 * @module
 */

export type * from '../errors/catalogueEntry.ts';
export * from '../errors/decodeRevert.ts';
export * from '../errors/errorCatalogue.ts';
export * from '../errors/errorNames.ts';
export * from '../errors/errorsAbi.ts';
export type * from '../errors/figures.ts';
export type * from '../errors/figuresOf.ts';
export * from '../errors/formatError.ts';
export { TongduiError } from '../errors/tongduiError.ts';
