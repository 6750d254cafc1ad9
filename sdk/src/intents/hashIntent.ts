import { hashTypedData } from 'viem';
import type { Hex, TypedDataDefinition } from 'viem';
import { invalidArgument } from '../errors/invalidArgument.ts';

/**
 * The EIP-712 hash of typed data.
 *
 * @throws {TongduiError} `ArgumentInvalid` if a field does not fit its type, such as an amount above 2^96 - 1
 */
export function hashIntent(typedData: TypedDataDefinition): Hex {
  try {
    return hashTypedData(typedData);
  } catch (cause) {
    throw invalidArgument(cause);
  }
}
