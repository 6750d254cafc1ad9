import { encodeAbiParameters, getAbiItem, keccak256, toFunctionSelector } from 'viem';
import type { AbiFunction, Hex } from 'viem';
import { contractAbis } from '../logs/contractAbis.ts';

/** Two-office acts whose event repeats all that was said, the reference included. */
export type RepeatedAct =
  | { readonly contract: 'treasury'; readonly functionName: 'appropriate' | 'prefund' | 'unfund' }
  | { readonly contract: 'recognition'; readonly functionName: 'signAgreement' }
  | { readonly contract: 'claimDesk'; readonly functionName: 'resolveOrder' };

/** The hash under which a two-office act is recorded: of the function, its figures and the reference. */
export function hashAct({ contract, functionName }: RepeatedAct, args: readonly unknown[]): Hex {
  const item = getAbiItem({ abi: contractAbis[contract], name: functionName } as never) as AbiFunction;
  const parameters = [{ type: 'bytes4' }, ...item.inputs];
  return keccak256(encodeAbiParameters(parameters, [toFunctionSelector(item), ...args]));
}
