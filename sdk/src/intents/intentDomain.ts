import type { Address } from 'viem';
import type { Deployment } from '../deployments/deployment.ts';

/** The contract that checks an intent, and in whose domain it is signed. */
export type IntentContract = 'orderDesk' | 'claimDesk' | 'treasury';

/** An EIP-712 domain, as contracts/redemption/IntentDomain.sol has it. */
export type IntentDomain = {
  readonly name: 'Tongdui';
  readonly version: '1';
  readonly chainId: number;
  readonly verifyingContract: Address;
};

/** Only what the domain of an intent needs of a deployment. */
export type IntentDeployment = Pick<Deployment, 'chainId' | IntentContract>;

/** The domain of the intents that one contract of a deployment checks. */
export function intentDomain(deployment: IntentDeployment, contract: IntentContract): IntentDomain {
  return { name: 'Tongdui', version: '1', chainId: deployment.chainId, verifyingContract: deployment[contract] };
}
