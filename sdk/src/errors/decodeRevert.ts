import { decodeErrorResult, isHex } from 'viem';
import type { Hex } from 'viem';
import { describeFailure } from './describeFailure.ts';
import { isErrorCode } from './errorCatalogue.ts';
import { errorsAbi } from './errorsAbi.ts';
import type { Figure, Figures } from './figures.ts';
import { causesOf, TongduiError } from './tongduiError.ts';

/** What the decoder gives: an error without arguments has no `args`, whatever its declared type says. */
type DecodedError = {
  readonly errorName: string;
  readonly args?: readonly unknown[];
  readonly abiItem: { readonly inputs?: readonly { readonly name?: string }[] };
};

/** The panic code of a sum or difference out of range. */
const arithmeticPanic = 0x11n;

/** OpenZeppelin's own refusals of the wrong caller: one name for one idea. */
const unauthorized: { readonly [name: string]: string } = {
  AccessManagerUnauthorizedAccount: 'msgsender',
  AccessManagerUnauthorizedCall: 'caller',
  AccessManagerUnauthorizedCancel: 'msgsender',
};

/**
 * Turns revert data, or whatever an RPC call threw, into a typed refusal.
 *
 * @param failure - revert data as hex, or an error with such data anywhere among its causes
 * @returns always an error: one that is typed already comes back as it is
 */
export function decodeRevert(failure: unknown): TongduiError {
  if (isHex(failure)) return decodeData(failure);
  for (const cause of causesOf(failure)) {
    if (cause instanceof TongduiError) return cause;
    const data = revertDataOf(cause);
    if (data !== undefined && data !== '0x') return decodeData(data, failure);
  }
  return describeFailure(failure);
}

function decodeData(data: Hex, cause?: unknown): TongduiError {
  const options = cause === undefined ? {} : { cause };
  if (data === '0x') return new TongduiError('RevertedSilently', {}, options);
  const decoded = decode(data);
  if (decoded === undefined) return new TongduiError('UnknownRevert', { data }, options);
  const { errorName, args: values = [], abiItem } = decoded;
  if (errorName === 'Error') return new TongduiError('RevertedWithReason', { reason: String(values[0]) }, options);
  if (errorName === 'Panic') {
    const panic = values[0] as bigint;
    return panic === arithmeticPanic
      ? new TongduiError('ArithmeticOverflow', {}, options)
      : new TongduiError('ContractPanic', { panic }, options);
  }
  const names = (abiItem.inputs ?? []).map(({ name }) => name);
  const figures: Figures = Object.fromEntries(values.map((value, i) => [names[i] ?? String(i), value as Figure]));
  if (isErrorCode(errorName)) return new TongduiError(errorName, figures, options);
  const caller = figures[unauthorized[errorName] ?? ''];
  if (caller !== undefined) return new TongduiError('Unauthorized', { caller }, options);
  return new TongduiError('LibraryError', { error: `${errorName}(${values.join(', ')})` }, options);
}

/** `undefined` for a selector that no contract has, and for arguments that are cut off. */
function decode(data: Hex): DecodedError | undefined {
  try {
    return decodeErrorResult({ abi: errorsAbi, data });
  } catch {
    return undefined;
  }
}

/** Nodes and libraries put revert data in different places: `data`, `data.data`, `raw`. */
function revertDataOf(error: unknown): Hex | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { data, raw } = error as { data?: unknown; raw?: unknown };
  const inner = typeof data === 'object' && data !== null ? (data as { data?: unknown }).data : undefined;
  return [data, inner, raw].find((value): value is Hex => isHex(value));
}
