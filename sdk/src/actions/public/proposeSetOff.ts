import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import type { Proposal } from '../../settlement/proposal.ts';

/**
 * Anyone proposes which obligations are set off. The chain accepts the flows that count, and no others; `clearCycle` finds
 * them.
 *
 * @throws {TongduiError} `Paused`, `EpochNotCovered`, `ProposalMalformed`, `ExceedsObligation`, `SetOffUnbalanced`,
 * `ProposalIncomplete`, `SetOffNotMaximal`
 */
export const proposeSetOff = defineAct({
  encode: ({ deployment }, { epoch, regions, potentials, flows }: Proposal) =>
    encodeCall(deployment.treasury, {
      abi: treasuryAbi,
      functionName: 'setOff',
      args: [epoch, regions, potentials, flows],
    }),
});
