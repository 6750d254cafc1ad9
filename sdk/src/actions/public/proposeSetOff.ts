import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import type { ContractCall } from '../../clients/contractCall.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import type { Deployment } from '../../deployments/deployment.ts';
import type { Proposal } from '../../settlement/proposal.ts';

/** The call, to be simulated or carried in a batch. */
export function proposeSetOffCall(deployment: Deployment, proposal: Proposal): ContractCall {
  const { epoch, regions, potentials, flows } = proposal;
  return encodeCall(deployment.treasury, {
    abi: treasuryAbi,
    functionName: 'setOff',
    args: [epoch, regions, potentials, flows],
  });
}

/**
 * Anyone proposes which obligations are set off. The chain accepts the flows that count, and no others; `clearCycle` finds
 * them.
 *
 * @throws {TongduiError} `Paused`, `EpochNotCovered`, `ProposalMalformed`, `ExceedsObligation`, `SetOffUnbalanced`,
 * `ProposalIncomplete`, `SetOffNotMaximal`
 */
export async function proposeSetOff(client: TongduiClient, proposal: Proposal): Promise<ActReceipt> {
  return await sendAct(client, proposeSetOffCall(client.deployment, proposal));
}
