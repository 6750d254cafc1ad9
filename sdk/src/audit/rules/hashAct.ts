import { encodeAbiParameters, getAbiItem, keccak256, toFunctionSelector } from 'viem';
import type { AbiFunction, AbiParameter, Hex } from 'viem';
import { contractAbis } from '../logs/contractAbis.ts';

/** Two-office acts whose event repeats all that was said, the reference included. */
export type RepeatedAct =
  | { readonly contract: 'treasury'; readonly functionName: 'appropriate' | 'discharge' | 'prefund' | 'unfund' }
  | { readonly contract: 'recognition'; readonly functionName: 'signAgreement' }
  | { readonly contract: 'claimDesk'; readonly functionName: 'resolveOrder' };

type ActCoder = { readonly selector: Hex; readonly parameters: readonly AbiParameter[] };

const coders = new Map<string, ActCoder>();

/** The hash under which a two-office act is recorded: of the function, its figures and the reference. */
export function hashAct(act: RepeatedAct, args: readonly unknown[]): Hex {
  const { selector, parameters } = coderOf(act);
  return keccak256(encodeAbiParameters(parameters, [selector, ...args]));
}

function coderOf({ contract, functionName }: RepeatedAct): ActCoder {
  const known = coders.get(functionName);
  if (known) return known;
  const item = getAbiItem({ abi: contractAbis[contract], name: functionName }) as AbiFunction;
  const coder = { selector: toFunctionSelector(item), parameters: [{ type: 'bytes4' }, ...item.inputs] };
  coders.set(functionName, coder);
  return coder;
}
