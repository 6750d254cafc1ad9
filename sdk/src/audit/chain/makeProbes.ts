import { decodeFunctionResult, encodeFunctionData } from 'viem';
import type { Abi, ContractFunctionArgs, ContractFunctionName, Hex } from 'viem';
import type { ContractName, Deployment } from '../../deployments/deployment.ts';
import type { FindingCode } from '../findings/findingCodes.ts';
import type { Figure } from '../findings/makeFinding.ts';
import type { Text } from '../findings/text.ts';
import { contractAbis } from '../logs/contractAbis.ts';
import type { Probe, WordField } from './probe.ts';

type Abis = typeof contractAbis;
type ViewName<contract extends ContractName> = ContractFunctionName<Abis[contract], 'view' | 'pure'>;

/** Where the question goes and what a wrong answer is called. */
export type ProbeHead = { readonly code: FindingCode; readonly subject: Text };

/** Makes the questions for one deployment. */
export type ProbeMaker = {
  /** A view's results, in order, each with its name; a struct's fields count as results. */
  readonly view: <contract extends ContractName, name extends ViewName<contract>>(
    head: ProbeHead,
    contract: contract,
    functionName: name,
    args: ContractFunctionArgs<Abis[contract], 'view' | 'pure', name>,
    values: Readonly<Record<string, Figure>>,
  ) => Probe;
  /** A view's packed word, field by field from the lowest bit. */
  readonly word: <contract extends ContractName, name extends ViewName<contract>>(
    head: ProbeHead,
    contract: contract,
    functionName: name,
    args: ContractFunctionArgs<Abis[contract], 'view' | 'pure', name>,
    fields: readonly WordField[],
  ) => Probe;
  /** A storage slot, for state that no view gives out. */
  readonly slot: (head: ProbeHead, contract: ContractName, slot: Hex, fields: readonly WordField[]) => Probe;
};

export function makeProbes(deployment: Deployment): ProbeMaker {
  const ask = (contract: ContractName, functionName: string, args: unknown): Probe['ask'] => {
    // The public signatures above tie name and arguments to the contract's ABI.
    const call = { abi: contractAbis[contract] as Abi, functionName, args: args as readonly unknown[] };
    const decode = (data: Hex) => flatten(decodeFunctionResult({ ...call, data }));
    return { kind: 'view', to: deployment[contract], data: encodeFunctionData(call), decode };
  };
  return {
    view: (head, contract, functionName, args, values) => ({
      ...head,
      ask: ask(contract, functionName, args),
      form: 'values',
      values: Object.entries(values).map(([name, value]) => ({ name, value })),
    }),
    word: (head, contract, functionName, args, fields) => ({
      ...head,
      ask: ask(contract, functionName, args),
      form: 'word',
      fields,
    }),
    slot: (head, contract, slot, fields) => ({
      ...head,
      ask: { kind: 'slot', of: deployment[contract], slot },
      form: 'word',
      fields,
    }),
  };
}

function flatten(result: unknown): readonly unknown[] {
  if (Array.isArray(result)) return result;
  if (typeof result === 'object' && result !== null) return Object.values(result);
  return [result];
}
