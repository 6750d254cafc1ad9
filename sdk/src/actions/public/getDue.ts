import type { Hex } from 'viem';
import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type GetDueParameters = {
  /** The order's hash. */
  readonly order: Hex;
};

/**
 * What the payee still owes from clawbacks of an order, in fen.
 */
export async function getDue(client: TongduiClient, parameters: GetDueParameters): Promise<bigint> {
  return await readChain(client, {
    address: client.deployment.treasury,
    abi: treasuryAbi,
    functionName: 'dueOf',
    args: [parameters.order],
  });
}
