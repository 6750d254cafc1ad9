import { encodeFunctionData } from 'viem';
import type { Abi, Address, ContractFunctionName, EncodeFunctionDataParameters } from 'viem';
import { invalidArgument } from '../errors/invalidArgument.ts';
import type { ContractCall } from './contractCall.ts';

/**
 * Encodes a call.
 *
 * @throws {TongduiError} `ArgumentInvalid` if an argument does not fit its type, such as an amount above 2^96 - 1
 */
export function encodeCall<
  const abi extends Abi | readonly unknown[],
  functionName extends ContractFunctionName<abi> | undefined = undefined,
>(to: Address, parameters: EncodeFunctionDataParameters<abi, functionName>): ContractCall {
  try {
    return { to, data: encodeFunctionData(parameters as EncodeFunctionDataParameters) };
  } catch (cause) {
    throw invalidArgument(cause);
  }
}
