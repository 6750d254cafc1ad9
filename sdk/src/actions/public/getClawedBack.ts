import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type GetClawedBackParameters = {
  /** The order's hash. */
  readonly order: Hex;
};

/**
 * What has been clawed back of an order so far, in fen, collected or due.
 */
export async function getClawedBack(client: TongduiClient, parameters: GetClawedBackParameters): Promise<bigint> {
  return await readChain(client, {
    address: client.deployment.claimDesk,
    abi: claimDeskAbi,
    functionName: 'clawedBackOf',
    args: [parameters.order],
  });
}
