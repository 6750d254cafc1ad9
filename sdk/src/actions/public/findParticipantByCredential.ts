import type { Address, Hex } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { zeroAddress } from 'viem';
export type FindParticipantByCredentialParameters = { readonly credential: Hex };

/**
 * The account that is on record for a credential; `undefined` if none.
 */
export async function findParticipantByCredential(
  client: TongduiClient,
  parameters: FindParticipantByCredentialParameters,
): Promise<Address | undefined> {
  const account = await readChain(client, {
    address: client.deployment.registry,
    abi: registryAbi,
    functionName: 'participantByCredential',
    args: [parameters.credential],
  });
  return account === zeroAddress ? undefined : account;
}
