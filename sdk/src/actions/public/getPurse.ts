import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type GetPurseParameters = { readonly region: number };

/** A region's treasury, in fen. */
export type Purse = {
  /** Money that it may use. */
  readonly free: bigint;
  /** Money set aside for its programmes. */
  readonly encumbered: bigint;
};

/**
 * A region's treasury; nothing for a region that was not admitted.
 */
export async function getPurse(client: TongduiClient, parameters: GetPurseParameters): Promise<Purse> {
  const [free, encumbered] = await readChain(client, {
    address: client.deployment.treasury,
    abi: treasuryAbi,
    functionName: 'purseOf',
    args: [parameters.region],
  });
  return { free, encumbered };
}
