import type { PublicClient } from 'viem';
import type { Ledger } from '../ledger/ledger.ts';
import { fetchBlock } from '../logs/fetchBlocks.ts';
import { askChain } from './askChain.ts';
import type { Comparison } from './askChain.ts';
import { listProbes } from './listProbes.ts';

/**
 * Holds replayed books against the chain's state at a block, value by value: through the contracts' views, and through
 * storage slots for what no view gives out.
 *
 * Not compared, since the logs do not say it: two-office acts that wait, and those whose event leaves a part of what was
 * said out (key rotation, joining a compact, clawback). Not compared, since nothing asks it: AccessManager's settings for
 * targets, guardians and labels, and the registry's own hints of where to look. State under keys that no event names cannot
 * be listed from outside; that there is no further region, participant, programme or terms is asked.
 *
 * @param blockNumber - the block that the replayed logs reach
 * @returns a finding for each difference
 * @throws {Error} if the node does not answer, or no longer has the state of that block
 */
export async function compareWithChain(
  ledger: Ledger,
  publicClient: PublicClient,
  blockNumber: bigint,
): Promise<Comparison> {
  const { time } = await fetchBlock(publicClient, blockNumber);
  return await askChain(publicClient, listProbes(ledger, time), blockNumber);
}
