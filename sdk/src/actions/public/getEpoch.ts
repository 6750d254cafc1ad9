import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { epochLengths } from '../../settlement/epochLengths.ts';
import type { EpochLength } from '../../settlement/epochLengths.ts';

export type EpochView = {
  /** The running epoch. A cycle covers what was owed at the end of the one before. */
  readonly current: number;
  readonly length: EpochLength;
  /** How many cycles have set something off. */
  readonly cycles: number;
};

/**
 * Where clearing stands: the running epoch and the last cycle.
 */
export async function getEpoch(client: TongduiClient): Promise<EpochView> {
  const contract = { address: client.deployment.treasury, abi: treasuryAbi } as const;
  const [current, length, cycles] = await Promise.all([
    readChain(client, { ...contract, functionName: 'currentEpoch' }),
    readChain(client, { ...contract, functionName: 'epochLength' }),
    readChain(client, { ...contract, functionName: 'cycleCount' }),
  ]);
  return { current, length: epochLengths[length] ?? 'MONTH', cycles };
}
