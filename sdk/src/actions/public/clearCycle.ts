import type { ActReceipt } from '../../clients/actReceipt.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { proposalOf } from '../../settlement/proposal.ts';
import type { Proposal } from '../../settlement/proposal.ts';
import type { SetOffSolution } from '../../settlement/setOffSolution.ts';
import { solveSetOff } from '../../settlement/solveSetOff.ts';
import { getEpoch } from './getEpoch.ts';
import { getObligations } from './getObligations.ts';
import { proposeSetOff } from './proposeSetOff.ts';

export type ClearedCycle = {
  /** What was owed at the end of the epoch, and which of it was set off; fen. */
  readonly solution: SetOffSolution;
  /** `undefined` where nothing could be set off: then no cycle took place. */
  readonly act: ActReceipt | undefined;
};

/** The next cycle as the chain stands: the solution that counts, and the proposal of it. */
export async function prepareCycle(
  client: TongduiClient,
): Promise<{ readonly solution: SetOffSolution; readonly proposal: Proposal }> {
  const { current, cycles } = await getEpoch(client);
  const epoch = current - 1;
  const solution = solveSetOff({ cycle: cycles + 1, obligations: await getObligations(client, { epoch }) });
  return { solution, proposal: proposalOf(solution, epoch) };
}

/**
 * Anyone clears a cycle: what was owed at the end of the last epoch is set off as far as it goes. Harmless when two do it
 * at once.
 *
 * @throws {TongduiError} `Paused`; `EpochNotCovered`, `ProposalIncomplete` or `ExceedsObligation` if the obligations
 * changed meanwhile (somebody else cleared the cycle, or discharged): try again
 */
export async function clearCycle(client: TongduiClient): Promise<ClearedCycle> {
  const { solution, proposal } = await prepareCycle(client);
  if (solution.setOff > 0n) return { solution, act: await proposeSetOff(client, proposal) };
  // The chain agrees that there is nothing to set off; a transaction would only say so.
  await proposeSetOff.simulate(client, proposal);
  return { solution, act: undefined };
}
