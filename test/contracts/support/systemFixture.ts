import { createPublicClient, createWalletClient, custom } from 'viem';
import { hardhat } from 'viem/chains';
import { deploySystem } from '../../../sdk/src/deployments/deploySystem.ts';
import type { Deployment } from '../../../sdk/src/deployments/deployment.ts';
import type {
  Batcher,
  ClaimDesk,
  CreditRegister,
  Offices,
  OrderDesk,
  Programmes,
  Recognition,
  Registry,
  Treasury,
  VoucherToken,
} from '../../../types/index.ts';
import { ethers, provider } from './connection.ts';
import type { Signer } from './signer.ts';
import { fixture } from './snapshots.ts';

/** A freshly deployed Tongdui: its contracts at their proxies, connected to an account without any office. */
export type System = {
  readonly deployment: Deployment;
  readonly offices: Offices;
  readonly registry: Registry;
  readonly creditRegister: CreditRegister;
  readonly recognition: Recognition;
  readonly programmes: Programmes;
  readonly voucherToken: VoucherToken;
  readonly orderDesk: OrderDesk;
  readonly claimDesk: ClaimDesk;
  readonly treasury: Treasury;
  readonly batcher: Batcher;
  /** Paid for the deployment, submits intents, holds no office. */
  readonly submitter: Signer;
  readonly council: Signer;
  /** Every key of the chain, the first two of which are `submitter` and `council`. */
  readonly keys: readonly Signer[];
};

/** The system as `deploySystem` leaves it. */
export const loadSystem = fixture(systemFixture);

async function systemFixture(): Promise<System> {
  const keys = await ethers.getSigners();
  const [submitter, council] = keys;
  if (submitter === undefined || council === undefined) throw new Error('The test chain has no accounts.');
  const transport = custom(provider);
  const deployment = await deploySystem({
    publicClient: createPublicClient({ chain: hardhat, transport, cacheTime: 0 }),
    walletClient: createWalletClient({ chain: hardhat, transport, account: submitter.address as `0x${string}` }),
    council: council.address as `0x${string}`,
  });
  return {
    deployment,
    offices: await ethers.getContractAt('Offices', deployment.offices),
    registry: await ethers.getContractAt('Registry', deployment.registry),
    creditRegister: await ethers.getContractAt('CreditRegister', deployment.creditRegister),
    recognition: await ethers.getContractAt('Recognition', deployment.recognition),
    programmes: await ethers.getContractAt('Programmes', deployment.programmes),
    voucherToken: await ethers.getContractAt('VoucherToken', deployment.voucherToken),
    orderDesk: await ethers.getContractAt('OrderDesk', deployment.orderDesk),
    claimDesk: await ethers.getContractAt('ClaimDesk', deployment.claimDesk),
    treasury: await ethers.getContractAt('Treasury', deployment.treasury),
    batcher: await ethers.getContractAt('Batcher', deployment.batcher),
    submitter,
    council,
    keys,
  };
}
