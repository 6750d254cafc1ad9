import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { hashDocument } from '../../references/reference.ts';

export type DisputeOrderParameters = {
  /** The order's hash. */
  readonly order: Hex;
  /** The reasoned objection: only its keccak256 goes to the chain. */
  readonly reason: string;
};

/**
 * An agency of either region, or the agent, objects to a claim until its payment is due.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `ChallengeOver`, `Unauthorized`
 * @throws {FormatError} if the reason is empty
 */
export async function disputeOrder(client: TongduiClient, parameters: DisputeOrderParameters): Promise<ActReceipt> {
  const call = encodeCall(client.deployment.claimDesk, {
    abi: claimDeskAbi,
    functionName: 'disputeOrder',
    args: [parameters.order, hashDocument(parameters.reason)],
  });
  return await sendAct(client, call);
}
