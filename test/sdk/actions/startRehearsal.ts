import { createPublicClient, createWalletClient, http } from 'viem';
import type { Address, Chain, Hex, LocalAccount, PublicClient } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { anvil as chain } from 'viem/chains';
import { grantOffice } from '../../../sdk/src/actions/council/grantOffice.ts';
import { createTongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import type { TongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import { deploySystem } from '../../../sdk/src/deployments/deploySystem.ts';
import type { Deployment } from '../../../sdk/src/deployments/deployment.ts';
import type { OfficeSeat } from '../../../sdk/src/offices/offices.ts';
import { startAnvil } from '../certificate/startAnvil.ts';
import type { Anvil } from '../certificate/startAnvil.ts';

/** A free-gas chain, as the network runs: accounts without a coin act on it. */
const freeGas = ['--enable-tx-gas-limit', '--gas-price', '0', '--base-fee', '0', '--gas-limit', '100000000'];

export type Rehearsal = {
  readonly anvil: Anvil;
  readonly chain: Chain;
  readonly deployment: Deployment;
  readonly council: TongduiClient;
  readonly reader: TongduiClient;
  /** A client of a fresh account without a coin. */
  readonly stranger: () => TongduiClient;
  /** A client of a fresh account that holds the office. */
  readonly officer: (seat: OfficeSeat, grantor?: TongduiClient) => Promise<TongduiClient>;
  readonly clientOf: (key: Hex) => TongduiClient;
  /** The next block's clock, in unix seconds. */
  readonly now: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** A fresh chain with a deployed Tongdui; `close` ends it. */
export async function startRehearsal(): Promise<Rehearsal> {
  const anvil = await startAnvil('osaka', freeGas);
  try {
    const publicClient: PublicClient = createPublicClient({ chain, transport: http(anvil.url, { retryCount: 0 }) });
    const councilKey = generatePrivateKey();
    const council = privateKeyToAccount(councilKey).address;
    const deployment = await deploySystem({ publicClient, walletClient: anvil.walletOf(0), council });
    const clientOf = (key: Hex) => {
      const account = privateKeyToAccount(key);
      const walletClient = createWalletClient({ chain, transport: http(anvil.url, { retryCount: 0 }), account });
      return createTongduiClient({ deployment, publicClient, walletClient });
    };
    const stranger = () => clientOf(generatePrivateKey());
    const councilClient = clientOf(councilKey);
    return {
      anvil,
      chain,
      deployment,
      council: councilClient,
      reader: createTongduiClient({ deployment, publicClient }),
      stranger,
      clientOf,
      officer: async (seat, grantor = councilClient) => {
        const client = stranger();
        await grantOffice(grantor, { ...seat, account: addressOf(client) });
        return client;
      },
      now: async () => Number((await publicClient.getBlock({ blockTag: 'pending' })).timestamp),
      close: anvil.close,
    };
  } catch (error) {
    await anvil.close();
    throw error;
  }
}

/** The address that a client acts with. */
export function addressOf(client: TongduiClient): Address {
  return client.walletClient!.account.address;
}

/** The key that a client signs with. */
export function signerOf(client: TongduiClient): LocalAccount {
  return client.walletClient!.account as LocalAccount;
}
