import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { rails } from '../../agreements/rails.ts';
import type { Rail } from '../../agreements/rails.ts';
export type GetExposureParameters = { readonly rail: Rail; readonly issuer: number; readonly host: number };

/**
 * What is reserved and paid on a directed pair and rail, in fen.
 */
export async function getExposure(client: TongduiClient, parameters: GetExposureParameters): Promise<bigint> {
  return await readChain(client, {
    address: client.deployment.treasury,
    abi: treasuryAbi,
    functionName: 'exposureOf',
    args: [rails.indexOf(parameters.rail), parameters.issuer, parameters.host],
  });
}
