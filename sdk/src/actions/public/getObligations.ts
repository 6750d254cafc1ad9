import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import type { Obligation } from '../../settlement/obligation.ts';
import { getEpoch } from './getEpoch.ts';
import { listRegions } from './listRegions.ts';

export type GetObligationsParameters = {
  /** The epoch at whose end it was owed; the running one unless said: all that is owed now. */
  readonly epoch?: number;
};

/** How many pairs are read in one call: 2 300 gas each, under what a node gives a call. */
const pairsPerCall = 4_000;

/**
 * What all regions owe one another, ascending by debtor, then creditor; amounts in fen, none of them zero.
 */
export async function getObligations(
  client: TongduiClient,
  parameters: GetObligationsParameters = {},
): Promise<readonly Obligation[]> {
  const epoch = parameters.epoch ?? (await getEpoch(client)).current;
  const regions = [...(await listRegions(client))].sort((a, b) => a - b);
  const rows = Math.max(1, Math.floor(pairsPerCall / Math.max(1, regions.length)));
  const obligations: Obligation[] = [];
  for (let at = 0; at < regions.length; at += rows) {
    const debtors = regions.slice(at, at + rows);
    const amounts = await readChain(client, {
      address: client.deployment.treasury,
      abi: treasuryAbi,
      functionName: 'obligationsAt',
      args: [epoch, debtors, regions],
    });
    const pairs = debtors.flatMap((debtor) => regions.map((creditor) => ({ debtor, creditor })));
    obligations.push(
      ...pairs.map((pair, i) => ({ ...pair, amount: amounts[i] ?? 0n })).filter(({ amount }) => amount > 0n),
    );
  }
  return obligations;
}
