import { BaseContract, Interface, ZeroAddress } from 'ethers';
import type { ErrorFragment } from 'ethers';
import { ethers } from './connection.ts';

const names = [
  'Offices',
  'Registry',
  'CreditRegister',
  'Recognition',
  'Programmes',
  'VoucherToken',
  'OrderDesk',
  'ClaimDesk',
  'Treasury',
] as const;

const fragments = new Map<string, ErrorFragment>();
for (const name of names) {
  const factory = await ethers.getContractFactory(name);
  factory.interface.forEachError((fragment) => void fragments.set(fragment.format('sighash'), fragment));
}

/** Every custom error of the system: a desk passes on the errors of the contracts that it asks. */
export const errorInterface = new Interface([...fragments.values()]);

/** Stands in for the contract in `revertedWithCustomError`. */
export const anyContract = new BaseContract(ZeroAddress, errorInterface);

// `Interface.parseError` hashes every signature anew, which the access matrix would pay for thousands of times.
const bySelector = new Map([...fragments.values()].map((fragment) => [fragment.selector, fragment]));

/** The error in revert data, as `Name(argument, ...)`; the data itself where it is none of ours. */
export function readError(data: string): string {
  const fragment = bySelector.get(data.slice(0, 10));
  if (fragment === undefined) return data;
  return `${fragment.name}(${errorInterface.decodeErrorResult(fragment, data).join(', ')})`;
}
