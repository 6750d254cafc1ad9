import { hashTypedData } from 'viem';
import type { Hex, TypedDataDefinition } from 'viem';
import { checkIntegers } from '../clients/checkIntegers.ts';
import { invalidArgument } from '../errors/invalidArgument.ts';

/** The types of an intent have no structs in them: its members are its fields. */
type Plain = {
  readonly types: { readonly [name: string]: readonly { readonly name: string; readonly type: string }[] };
  readonly primaryType: string;
  readonly message: unknown;
};

/**
 * The EIP-712 hash of typed data.
 *
 * @throws {TongduiError} `ArgumentInvalid` if a field does not fit its type, such as an amount above 2^96 - 1, or one that
 * is a number
 */
export function hashIntent(typedData: TypedDataDefinition): Hex {
  const { types, primaryType, message } = typedData as unknown as Plain;
  try {
    checkIntegers(types[primaryType] ?? [], message);
    return hashTypedData(typedData);
  } catch (cause) {
    throw invalidArgument(cause);
  }
}
