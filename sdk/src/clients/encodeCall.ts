import { encodeFunctionData, getAbiItem } from 'viem';
import type { Abi, AbiFunction, Address, ContractFunctionName, EncodeFunctionDataParameters } from 'viem';
import { invalidArgument } from '../errors/invalidArgument.ts';
import { checkIntegers } from './checkIntegers.ts';
import type { ContractCall } from './contractCall.ts';

/**
 * Encodes a call.
 *
 * @throws {TongduiError} `ArgumentInvalid` if an argument does not fit its type, such as an amount above 2^96 - 1, or one
 * that is a number
 */
export function encodeCall<
  const abi extends Abi | readonly unknown[],
  functionName extends ContractFunctionName<abi> | undefined = undefined,
>(to: Address, parameters: EncodeFunctionDataParameters<abi, functionName>): ContractCall {
  const call = parameters as EncodeFunctionDataParameters<Abi, string>;
  try {
    const item = getAbiItem({ abi: call.abi, name: call.functionName ?? '' }) as AbiFunction | undefined;
    checkIntegers(item?.inputs ?? [], call.args ?? []);
    return { to, data: encodeFunctionData(call) };
  } catch (cause) {
    throw invalidArgument(cause);
  }
}
