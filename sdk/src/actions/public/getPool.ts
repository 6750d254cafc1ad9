import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type GetPoolParameters = { readonly issuer: number; readonly host: number };

/** A pair's pool, in fen. */
export type Pool = { readonly free: bigint; /** Set aside for open orders. */ readonly reserved: bigint };

/**
 * What one region prefunded in another.
 */
export async function getPool(client: TongduiClient, parameters: GetPoolParameters): Promise<Pool> {
  const [free, reserved] = await readChain(client, {
    address: client.deployment.treasury,
    abi: treasuryAbi,
    functionName: 'poolOf',
    args: [parameters.issuer, parameters.host],
  });
  return { free, reserved };
}
