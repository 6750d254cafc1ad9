import type { Abi } from 'viem';
import { batcherAbi } from '../abis/batcherAbi.ts';
import { claimDeskAbi } from '../abis/claimDeskAbi.ts';
import { creditRegisterAbi } from '../abis/creditRegisterAbi.ts';
import { officesAbi } from '../abis/officesAbi.ts';
import { orderDeskAbi } from '../abis/orderDeskAbi.ts';
import { programmesAbi } from '../abis/programmesAbi.ts';
import { proxyAbi } from '../abis/proxyAbi.ts';
import { recognitionAbi } from '../abis/recognitionAbi.ts';
import { registryAbi } from '../abis/registryAbi.ts';
import { treasuryAbi } from '../abis/treasuryAbi.ts';
import { voucherTokenAbi } from '../abis/voucherTokenAbi.ts';

type AbiError = Extract<Abi[number], { type: 'error' }>;

const abis = [
  batcherAbi,
  claimDeskAbi,
  creditRegisterAbi,
  officesAbi,
  orderDeskAbi,
  programmesAbi,
  proxyAbi,
  recognitionAbi,
  registryAbi,
  treasuryAbi,
  voucherTokenAbi,
] as const;

/** An error as one of the contracts declares it. */
export type DeclaredError = Extract<(typeof abis)[number][number], { readonly type: 'error' }>;

/**
 * Every custom error of every contract, each once: a refusal comes through the contracts unchanged, so that a call of one
 * may be refused with an error that only another's ABI knows.
 */
export const errorsAbi: readonly AbiError[] = (() => {
  const errors = abis.flatMap((abi): readonly AbiError[] => abi.filter((item) => item.type === 'error'));
  return [
    ...new Map(
      errors.map((error) => [`${error.name}(${error.inputs.map(({ type }) => type).join()})`, error]),
    ).values(),
  ];
})();
