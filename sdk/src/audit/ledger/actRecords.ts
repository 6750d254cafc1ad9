import type { Address, Hex } from 'viem';
import type { ContractName } from '../../deployments/deployment.ts';

/** A two-office act that its first party has recorded. */
export type RecordedAct = {
  readonly contract: ContractName;
  readonly act: Hex;
  readonly by: Address;
  /** The office that `by` held then, and the participant that it signed for. */
  readonly role: bigint | undefined;
  readonly party: number | undefined;
};

export type ExecutedAct = { readonly contract: ContractName; readonly act: Hex };
