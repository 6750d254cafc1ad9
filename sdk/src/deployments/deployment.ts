import type { Address } from 'viem';

/** The contracts of one deployment, by name, in the order in which they are deployed. */
export const contractNames = [
  'offices',
  'registry',
  'creditRegister',
  'recognition',
  'programmes',
  'voucherToken',
  'orderDesk',
  'claimDesk',
  'treasury',
] as const;

export type ContractName = (typeof contractNames)[number];

/**
 * Where one Tongdui lives: the chain, the proxies, and the block from which an auditor reads.
 *
 * `batcher` has no proxy and no rights: it only carries signed intents together.
 */
export type Deployment = {
  readonly chainId: number;
  /** The block of the first deployment transaction: no event is older. */
  readonly fromBlock: bigint;
  readonly council: Address;
  readonly batcher: Address;
} & { readonly [name in ContractName]: Address };
