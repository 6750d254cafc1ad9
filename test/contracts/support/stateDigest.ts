import { contractNames } from '../../../sdk/src/deployments/deployment.ts';
import { provider } from './connection.ts';
import type { System } from './systemFixture.ts';

type AccountProof = {
  readonly storageHash: string;
  readonly nonce: string;
  readonly balance: string;
  readonly codeHash: string;
};

/**
 * All that the system knows, as one text: the storage root, code, nonce and balance of each proxy. It changes with every
 * storage slot, whether or not a view shows it.
 */
export async function stateDigest(system: System): Promise<string> {
  const accounts = await Promise.all(
    contractNames.map(async (name) => {
      const proof = (await provider.request({
        method: 'eth_getProof',
        params: [system.deployment[name], [], 'latest'],
      })) as AccountProof;
      return [name, proof.storageHash, proof.nonce, proof.balance, proof.codeHash].join(' ');
    }),
  );
  return accounts.join('\n');
}
