import type { Address, Hex } from 'viem';

/** One call of one contract, ready to be simulated, sent, or carried in a batch. */
export type ContractCall = { readonly to: Address; readonly data: Hex };
