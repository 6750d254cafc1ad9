import type { Address } from 'viem';
import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type GetDepositParameters = {
  /** The participant's account. */
  readonly party: Address;
};

/**
 * What a participant has on the chain, in fen; 0 for an address that is no participant's.
 */
export async function getDeposit(client: TongduiClient, parameters: GetDepositParameters): Promise<bigint> {
  return await readChain(client, {
    address: client.deployment.treasury,
    abi: treasuryAbi,
    functionName: 'depositOf',
    args: [parameters.party],
  });
}
