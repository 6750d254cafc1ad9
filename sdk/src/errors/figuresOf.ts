import type { AbiParameterToPrimitiveType } from 'viem';
import type { ErrorCode } from './errorCatalogue.ts';
import type { DeclaredError } from './errorsAbi.ts';
import type { Figures } from './figures.ts';

type InputOf<code extends ErrorCode> = Extract<DeclaredError, { readonly name: code }>['inputs'][number];

/** The figures of one error, with the types that the contracts declare; any for one of the client's own. */
export type FiguresOf<code extends ErrorCode> = [InputOf<code>] extends [never]
  ? Figures
  : { readonly [input in InputOf<code> as input['name']]: AbiParameterToPrimitiveType<input> };
