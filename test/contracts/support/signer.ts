import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import type { Wallet } from 'ethers';

/** A key of the test chain: it signs typed data and sends transactions. */
export type Signer = HardhatEthersSigner;

/** A key that signs typed data; one that is not the chain's own has no money for transactions. */
export type Key = HardhatEthersSigner | Wallet;
